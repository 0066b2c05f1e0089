import { isWorker, profileNow } from '@functions/identity/standing'
import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { AGAIN, type Step } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { dueOf, firstMonthOf, isFulfilled, missedOf } from '@shared/rules/duties/pairs'
import { reaches } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Pair, pairPlace } from './entities'

export type PairItem = FormattedItem<typeof Pair>
export type PairView = Outputs['pairs']['assign']

/** So many pairs does one warm function remember. */
const MOST = 5_000

/** A pair; kept ≤ 60 s. What is written depends on its version, and reads it anew when that has risen. */
const kept = cached((memberId) => pairNow(memberId), { most: MOST })

/** A pair as it stands; undefined when there is none. 1 read unit. */
export const pairNow = (memberId: string): Promise<PairItem | undefined> => getNow(Pair, { memberId })

/** Staff of the worker's community; nobody is their own contact person. */
const isDeskOf = (actor: Actor, pair: PairItem | undefined): pair is PairItem =>
  pair?.streetId === actor.streetId && pair.memberId !== actor.memberId && reaches(actor.grants, pair.communityId)

/** A pair for staff of its community, maybe as it was a moment ago. Warm: no read. @throws NOT_FOUND */
export async function pairFor(actor: Actor, memberId: string): Promise<PairItem> {
  const known = await kept(memberId)
  if (isDeskOf(actor, known)) return known
  kept.forget(memberId)
  return pairNowFor(actor, memberId)
}

/** The same as it stands. 1 read unit; 2 for a worker whom no pair was made for yet. @throws NOT_FOUND */
export async function pairNowFor(actor: Actor, memberId: string): Promise<PairItem> {
  const pair = (await pairNow(memberId)) ?? (await newPair(memberId))
  if (!isDeskOf(actor, pair)) throw problem('NOT_FOUND')
  return pair
}

/** What stands for a confirmed worker before a pair is made: nobody. */
async function newPair(memberId: string): Promise<PairItem | undefined> {
  const profile = await profileNow(memberId)
  return isWorker(profile) ? unpaired(profile, dayOf(now())) : undefined
}

interface Whom {
  memberId: string
  streetId: string
  communityId: string
  nameMasked?: string | undefined
  occupation?: PairItem['occupation']
}

/** A worker without a contact person, in no list yet. */
export function unpaired(
  { memberId, streetId, communityId, nameMasked = '', occupation }: Whom,
  since: string,
): PairItem {
  const first = firstMonthOf(since)
  const nothing = { months: {}, reached: [], made: [] }
  const who = { memberId, streetId, communityId, nameMasked, occupation, since, first }
  const place = pairPlace({ memberId, streetId, communityId, since }, first)
  return { ...who, ...nothing, callTime: 'any', version: 0, at: 0, ...place }
}

/** The last writes that are remembered. */
const REMEMBERED = 10

type Change = Partial<Omit<PairItem, 'memberId' | 'streetId' | 'version' | 'made' | 'at' | 'queuePk' | 'queueSk'>>

/** A pair after a change, where it stands then. */
export function after(pair: PairItem, change: Change, at: number, made?: PairItem['made'][number]): PairItem {
  const next = { ...pair, ...change, at, version: pair.version + 1 }
  return {
    ...next,
    made: made ? [...pair.made, made].slice(-REMEMBERED) : pair.made,
    ...pairPlace(next, dueOf(next)),
  }
}

/** Writes a pair in the place of the one that was seen. 2 write units and 2 in the list, 4 when it is due on another day. */
export const changedTo = (before: PairItem | undefined, next: PairItem): Step<never> =>
  putIf<typeof Pair>(Pair, next, asSeen('version', before?.version || undefined), () => {
    kept.forget(next.memberId)
    return AGAIN
  })

/** After a write: what is kept of the pair is older. */
export const forgetPair = (memberId: string): void => kept.forget(memberId)

export const stateOf = ({ staffId, wish }: Pick<PairItem, 'staffId' | 'wish'>) =>
  staffId !== undefined ? ('paired' as const) : wish === 'none' ? ('none' as const) : ('unpaired' as const)

export const lastReached = ({ reached }: PairItem): string | undefined =>
  reached.reduce<string | undefined>((last, { day }) => (last === undefined || day > last ? day : last), undefined)

/** A pair as staff see it on a day: what is due and what was missed is worked out. */
export function pairView(pair: PairItem): PairView {
  const { memberId, nameMasked, occupation, communityId, staffId, staffLabel, since, triedOn, callTime, wish } = pair
  const today = dayOf(now())
  const isPaired = staffId !== undefined
  return {
    ...{ memberId, nameMasked, occupation, communityId, state: stateOf(pair), staffId, staffLabel, since },
    dueOn: isPaired ? dueOf(pair) : undefined,
    missed: isPaired ? missedOf(pair, today) : 0,
    doneThisMonth: isFulfilled(pair, today),
    lastReachedOn: lastReached(pair),
    triedOn,
    callTime,
    wish,
  }
}
