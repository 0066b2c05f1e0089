import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who              question                                   key
 * whoever sets up  is this one-time code good, was it used    SETUPCODE#<token> / CODE
 */
export const SetupCode = new Entity({
  ...kind('setupCode'),
  schema: item({
    token: string().key(),
    streetId: string(),
    until: number(),
    /** Who used it, and by which write. */
    usedBy: string().optional(),
    usedId: string().optional(),
    expiresAt: number(),
  }),
  computeKey: ({ token }) => ({ pk: `SETUPCODE#${token}`, sk: 'CODE' }),
})
