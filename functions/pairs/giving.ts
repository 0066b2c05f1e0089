import { belongsTo, type GridWorker, gridWorkerIn, gridWorkersOf } from '@functions/identity/standing'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import type { Inputs } from '@shared/contract/contract'
import { firstMonthOf } from '@shared/rules/duties/pairs'
import { dayOf } from '@shared/rules/time/day'
import { after, changedTo, forgetPair, type PairItem, type PairView, pairNowFor, pairView } from './pair'

/** Whoever becomes the contact person; of a worker who had none the first month begins anew. */
export function givenTo(pair: PairItem, to: GridWorker | undefined, at: number, made?: PairItem['made'][number]) {
  const since = dayOf(at)
  if (!to) return after(pair, { staffId: undefined, staffLabel: undefined, since }, at, made)
  const begins = firstMonthOf(since)
  const first = pair.staffId === undefined && begins > pair.first ? begins : pair.first
  return after(pair, { staffId: to.memberId, staffLabel: to.label, since, first, wish: undefined }, at, made)
}

/** What is written when somebody gets a contact person, or loses theirs: both are still who they were. ≤ 10 write units. */
export const givingSteps = (
  before: PairItem | undefined,
  next: PairItem,
  to: GridWorker | undefined,
): Step<never>[] => [changedTo(before, next), belongsTo(next.memberId, next.communityId), ...(to ? [to.stands] : [])]

/**
 * The contact person of somebody who has none: the one that is preferred, else who works in the community and joined first.
 * Nobody where nobody works. One query and a read for each that is looked at.
 */
export async function personFor(
  { memberId, streetId, communityId }: Pick<PairItem, 'memberId' | 'streetId' | 'communityId'>,
  preferredId: string | undefined,
): Promise<GridWorker | undefined> {
  const others = (await gridWorkersOf(streetId, communityId)).map((each) => each.memberId)
  const all = [...(preferredId === undefined ? [] : [preferredId]), ...others]
  for (const staffId of all.filter((each) => each !== memberId)) {
    const found = await gridWorkerIn({ streetId, communityId }, staffId)
    if (found) return found
  }
  return undefined
}

interface Giving {
  memberId: string
  /** Nobody when it is absent. */
  staffId?: string | undefined
  id: string
  hash: string
  /** Refuses by what the pair is now; or says that there is nothing to do. */
  check?: (pair: PairItem) => boolean
  trust: readonly Step<never>[]
  pairNow: () => Promise<PairItem>
}

/** Gives a worker a contact person, once a write. @throws CONTACT_PERSON_INVALID, CONTACT_UNWANTED, and as `check` does */
export async function give({ memberId, staffId, id, hash, check, trust, pairNow }: Giving): Promise<PairItem> {
  const given = await untilAnswered<PairItem>(async () => {
    const pair = await pairNow()
    const before = pair.made.find((each) => each.id === id)
    if (firstOf(before, hash)) return pair
    if (check?.(pair)) return pair
    if (staffId !== undefined && pair.wish === 'none') throw problem('CONTACT_UNWANTED')
    const to = staffId === undefined ? undefined : await gridWorkerIn(pair, staffId)
    if (staffId !== undefined && (!to || staffId === memberId)) throw problem('CONTACT_PERSON_INVALID')
    const next = givenTo(pair, to, now(), { id, hash })
    return transact<PairItem>([...givingSteps(pair, next, to), ...trust], () => next)
  })
  forgetPair(memberId)
  return given
}

/** The same by somebody of staff. Two reads and one transaction of ≤ 12 write units. @throws NOT_FOUND, PAIR_CHANGED */
export async function assign(actor: Actor, input: Inputs['pairs']['assign']): Promise<PairView> {
  const { memberId, id, staffId, seen } = input
  return pairView(
    await give({
      ...{ memberId, id, staffId, hash: actFingerprint(actor, { memberId, staffId, seen }) },
      trust: [stillTrusted(actor)],
      pairNow: () => pairNowFor(actor, memberId),
      check: (pair) => {
        if (pair.staffId !== seen) throw problem('PAIR_CHANGED')
        return false
      },
    }),
  )
}
