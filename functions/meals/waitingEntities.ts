import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { WAITING_STATES, type WaitingState } from '@shared/rules/points/waiting'
import { addDays, type Day, startOf } from '@shared/rules/time/day'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, record, set, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                       key
 * worker    do I wait for this meal today                  MEMBER#<id> / WAITING#<day>#<offer>
 * consumer  who waits for it, longest first                WAITING#<street>#<offer>#<day> / ASKED#<moment>#<member>
 * consumer  whom was already told of this record           WAITING#<street>#<offer>#<day> / TOLD#<record>
 *
 * All of them are of one day: tomorrow's key is another. The table's TTL only tidies up.
 */
const states = Object.keys(WAITING_STATES) as WaitingState[]

/** What one worker last wanted of an offer on a day, and what became of it. */
export const Waiter = new Entity({
  ...kind('waiter'),
  schema: item({
    memberId: string().key(),
    day: string().key(),
    offerId: string().key(),
    state: string().enum(...states),
    /** When they asked; their place in the queue. */
    at: number(),
    /** What their phone sent, by its id: whether they want to be told. The newest only. */
    choices: record(string(), boolean()),
    version: number(),
    expiresAt: number(),
  }),
  computeKey: ({ memberId, day, offerId }) => ({ pk: `MEMBER#${memberId}`, sk: `WAITING#${day}#${offerId}` }),
})

const partition = ({ streetId, offerId, day }: { streetId: string; offerId: string; day: string }) =>
  `WAITING#${streetId}#${offerId}#${day}`

/** A worker's place in the queue, while they wait. */
export const WaitingPlace = new Entity({
  ...kind('waitingPlace'),
  schema: item({
    streetId: string().key(),
    offerId: string().key(),
    day: string().key(),
    at: number().key(),
    memberId: string().key(),
    expiresAt: number(),
  }),
  computeKey: ({ at, memberId, ...of }) => ({
    pk: partition(of),
    sk: `ASKED#${String(at).padStart(13, '0')}#${memberId}`,
  }),
})

/** Whom one record of the stock has told, so that it tells nobody else when it comes again. */
export const Restock = new Entity({
  ...kind('restock'),
  schema: item({
    streetId: string().key(),
    offerId: string().key(),
    day: string().key(),
    recordId: string().key(),
    count: number(),
    /** `<moment>#<member>` of each. */
    told: set(string()),
    expiresAt: number(),
  }),
  computeKey: ({ recordId, ...of }) => ({ pk: partition(of), sk: `TOLD#${recordId}` }),
})

/** Items of a day are tidied up a day after it. Epoch seconds. */
export const tidiedAt = (day: Day) => startOf(addDays(day, 2)) / 1000

/** What a worker wanted of sold-out meals lately. */
export const waitedFor = (memberId: string) =>
  listOf(Waiter, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'WAITING#' }, consistent: true })

/** Who waits for an offer's day, longest first. */
export const waitersFor = (of: { streetId: string; offerId: string; day: string }) =>
  listOf(WaitingPlace, { partition: partition(of), range: { beginsWith: 'ASKED#' }, consistent: true })
