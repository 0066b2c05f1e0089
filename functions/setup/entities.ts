import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who              question                                   key
 * whoever sets up  is this one-time code good, was it used    SETUPCODE#<token> / CODE
 * district         which streets belong to it                 DISTRICT#<district> / <street>   (one query, tens of items)
 */
export const SetupCode = new Entity({
  ...kind('setupCode'),
  schema: item({
    token: string().key(),
    streetId: string(),
    until: number(),
    /** Of a district: it makes an administrator who keeps the district's list, or of a street in it, where nobody has begun. */
    districtId: string().optional(),
    makes: string().enum('district', 'first').optional(),
    /** Who used it, and by which write. */
    usedBy: string().optional(),
    usedId: string().optional(),
    expiresAt: number(),
  }),
  computeKey: ({ token }) => ({ pk: `SETUPCODE#${token}`, sk: 'CODE' }),
})

/** That a street belongs to a district, and whether somebody works there. What is in the street it does not say. */
export const DistrictStreet = new Entity({
  ...kind('districtStreet'),
  schema: item({
    districtId: string().key(),
    streetId: string().key(),
    addedAt: number(),
    /** When its first administrator came. */
    begunAt: number().optional(),
  }),
  computeKey: ({ districtId, streetId }) => ({ pk: `DISTRICT#${districtId}`, sk: streetId }),
})

/** The streets of a district as they stand, by id. */
export const streetsIn = (districtId: string) =>
  listOf(DistrictStreet, { partition: `DISTRICT#${districtId}`, consistent: true })
