import { isDeepStrictEqual } from 'node:util'
import { belongsNowhere, belongsTo, gridWorkerIn, isWorker, PROFILES, profileNow } from '@functions/identity/standing'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { removeIf } from '@functions/platform/store/writes'
import { firstMonthOf } from '@shared/rules/duties/pairs'
import { dayOf } from '@shared/rules/time/day'
import { Pair } from './entities'
import { givenTo, givingSteps, personFor } from './giving'
import { after, changedTo, forgetPair, pairNow, unpaired } from './pair'

/** What of a profile says whether and where somebody is a worker. */
const MATTERS = ['status', 'communityId', 'grants'] as const

/**
 * Every confirmed worker has a pair in their community: made when they are confirmed, with whoever confirmed them; ended and
 * made anew when they move; gone when they are no member any more. Worked out from what is stored, so a repeat changes
 * nothing.
 */
export const pairing: Effect = {
  name: 'pairing',
  kinds: [PROFILES],
  run: async ({ before, after }) => {
    const memberId = after?.memberId ?? before?.memberId
    if (typeof memberId !== 'string') return
    if (!before || !after || MATTERS.some((name) => !isDeepStrictEqual(before[name], after[name])))
      await pairUp(memberId)
  },
}

/** Makes, moves or ends the pair of somebody. Two reads; with a new one a query and ≤ 12 write units. */
async function pairUp(memberId: string): Promise<void> {
  await untilAnswered<void>(async () => {
    const [profile, pair] = await Promise.all([profileNow(memberId), pairNow(memberId)])
    if (!isWorker(profile)) {
      if (!pair) return undefined
      const isAsRead = { attr: 'version', eq: pair.version } as const
      return transact<void>([removeIf(Pair, { memberId }, isAsRead), belongsNowhere(memberId)], () => undefined)
    }
    const { communityId, decidedAt, decidedBy } = profile
    if (pair?.communityId === communityId) return undefined
    const at = pair || decidedAt === undefined ? now() : decidedAt
    const alone = unpaired(profile, dayOf(at))
    // Who moved keeps what was and what they asked for; the other community begins with its first whole month.
    const start = pair ? { ...pair, communityId, staffId: undefined, staffLabel: undefined, since: alone.since } : alone
    if (start.wish === 'none') {
      return transact<void>([changedTo(pair, after(start, {}, at)), belongsTo(memberId, communityId)], () => undefined)
    }
    const to = await personFor(profile, pair ? undefined : decidedBy)
    const next = givenTo({ ...start, wish: undefined, first: firstMonthOf(dayOf(at)) }, to, at)
    return transact<void>(givingSteps(pair, next, to), () => undefined)
  })
  forgetPair(memberId)
}

/** Whoever was made a contact person while their role ended is none: the worker stands in the list of those without one. */
export const held: Effect = {
  name: 'held',
  kinds: [Pair.entityName],
  run: async ({ before, after: image }) => {
    const { memberId, staffId } = image ?? {}
    if (typeof memberId !== 'string' || typeof staffId !== 'string' || before?.staffId === staffId) return
    await untilAnswered<void>(async () => {
      const pair = await pairNow(memberId)
      if (pair?.staffId !== staffId || (await gridWorkerIn(pair, staffId))) return undefined
      return transact<void>([changedTo(pair, givenTo(pair, undefined, now()))], () => undefined)
    })
    forgetPair(memberId)
  },
}
