import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { CHANGE_REQUESTS, type ChangeRequestKind, REQUEST_STATES, type RequestState } from '@shared/rules/text/words'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who          question                                    key
 * member       what did I ask to be changed                MEMBER#<id> / REQUEST#<kind>   (one query)
 * grid worker  what waits for my community, oldest first   byQueue  REQUESTS#<street>#<community> / <at>#<member>#<kind>
 */
const kinds = Object.keys(CHANGE_REQUESTS) as ChangeRequestKind[]
const states = Object.keys(REQUEST_STATES) as RequestState[]

/** What a member cannot change alone, the newest of each kind; in the index only while it waits. */
export const ChangeRequest = new Entity({
  ...kind('changeRequest'),
  schema: item({
    memberId: string().key(),
    kind: string()
      .enum(...kinds)
      .key(),
    id: string(),
    hash: fingerprinted(),
    streetId: string(),
    /** Whose grid workers decide: the community one wants to belong to, or the one that knows the person. */
    communityId: string(),
    state: string().enum(...states),
    at: number(),
    /** Of a phone number: the one that WeChat says is theirs, and who registered with it before. */
    phoneMasked: string().optional(),
    phoneSealed: string().optional(),
    phoneIndex: string().optional(),
    holderId: string().optional(),
    decisionId: string().optional(),
    decisionHash: fingerprinted().optional(),
    decidedAt: number().optional(),
    decidedByLabel: string().optional(),
    reason: string().optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ memberId, kind }) => ({ pk: `MEMBER#${memberId}`, sk: `REQUEST#${kind}` }),
})

/** What waits for a community's grid workers, in `byQueue`. */
export const requestsFor = (streetId: string, communityId: string) => `REQUESTS#${streetId}#${communityId}`

/** What a member asked for: at most one of a kind. */
export const requestsOf = (memberId: string) =>
  listOf(ChangeRequest, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'REQUEST#' }, consistent: true })

/** What waits for a community, oldest first. */
export const requestsWaiting = (streetId: string, communityId: string) =>
  listOf(ChangeRequest, { index: 'byQueue', partition: requestsFor(streetId, communityId) })

/** The same asked for between two moments (index text, maybe with `#` and an id). */
export const requestsBetween = (streetId: string, communityId: string, between: [string, string]) =>
  listOf(ChangeRequest, { index: 'byQueue', partition: requestsFor(streetId, communityId), range: { between } })
