import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { SERVED, type ServedId } from '@shared/rules/duties/served'
import type { Day } from '@shared/rules/time/day'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, set, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                            key
 * staff   something done by a term that is to be confirmed    CLAIM#<id> / CLAIM
 * staff   what waits in a community, oldest first             byQueue  CLAIMS#<street>#<community> / <day>#<id>
 * member  what of mine waits or was refused, latest first     byOwner  MEMBER#<id> / CLAIM#<id>  backwards
 * member  how much counted unseen of a day                    SERVEDALONE#<term>#<category> / <day>
 */
const categories = Object.keys(SERVED) as [ServedId, ...ServedId[]]

/** Something that a member says they did and that is too much to count unseen. Confirmed, it becomes the entry of its id. */
export const Claim = new Entity({
  ...kind('claim'),
  schema: item({
    id: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    termId: string(),
    memberId: string(),
    nameMasked: string(),
    categoryId: string().enum(...categories),
    day: string(),
    quantity: number(),
    building: string().optional(),
    note: string().optional(),
    at: number(),
    /** Whether it was confirmed, by whom, and why not. */
    decision: string().enum('confirmed', 'refused').optional(),
    decidedId: string().optional(),
    decidedHash: fingerprinted().optional(),
    decidedBy: string().optional(),
    decidedAt: number().optional(),
    reason: string().optional(),
    ownerPk: string(),
    ownerSk: string(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ id }) => ({ pk: `CLAIM#${id}`, sk: 'CLAIM' }),
})

/** How much that was done on a day by a term counted without anybody's look. */
export const ServedAlone = new Entity({
  ...kind('servedAlone'),
  schema: item({
    streetId: string(),
    termId: string().key(),
    categoryId: string().key(),
    day: string().key(),
    quantity: number(),
    /** Ids of what waits because it was too much: sent again it waits as before. */
    waiting: set(string()).optional(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ termId, categoryId, day }) => ({ pk: `SERVEDALONE#${termId}#${categoryId}`, sk: day }),
})

const queue = (streetId: string, communityId: string) => `CLAIMS#${streetId}#${communityId}`

/** Where it stands: among its member's, and while it waits in its community's list. */
export const claimPlace = (memberId: string, id: string) => ({ ownerPk: `MEMBER#${memberId}`, ownerSk: `CLAIM#${id}` })
export const claimQueue = (streetId: string, communityId: string, day: Day, id: string) => ({
  queuePk: queue(streetId, communityId),
  queueSk: `${day}#${id}`,
})

/** What waits in a community, oldest first. */
export const claimsIn = (streetId: string, communityId: string) =>
  listOf(Claim, { index: 'byQueue', partition: queue(streetId, communityId) })

/** What a member said they did, latest first. */
export const claimsOf = (memberId: string) =>
  listOf(Claim, { index: 'byOwner', partition: `MEMBER#${memberId}`, range: { beginsWith: 'CLAIM#' }, reverse: true })
