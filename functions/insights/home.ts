import { askedOf } from '@functions/activities/home'
import { newsOf } from '@functions/articles/news'
import { headOf, meOf } from '@functions/identity/me'
import { accountView } from '@functions/ledger/accounts'
import { pointsOf } from '@functions/ledger/rules'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { secrets } from '@functions/platform/sealed/secrets'
import { overviewOf } from '@functions/stations/views'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { CHECKINS_PER_DAY, liveStreak } from '@shared/rules/points/checkin'
import { dayOf } from '@shared/rules/time/day'
import { underWayFor } from './underWay'
import { waitingFor } from './waiting'

/**
 * The whole home screen. One round trip, 1 read unit; stations, rules and the line of news come from warm caches. For staff what waits
 * for them is counted at the same time (waiting.ts), and for a worker who has reports under way, those.
 */
export async function homeOf(
  actor: Actor,
  { reports }: Inputs['insights']['home'],
): Promise<Outputs['insights']['home']> {
  const { memberId, streetId } = actor
  const serverTime = now()
  const today = dayOf(serverTime)
  const [
    { profile, account, unread, posts, contact, signups },
    overview,
    pointsEach,
    streakBonus,
    { wechat },
    waiting,
    underWay,
    news,
  ] = await Promise.all([
    headOf(memberId),
    overviewOf(streetId),
    pointsOf(streetId, 'checkin', serverTime),
    pointsOf(streetId, 'checkinStreak', serverTime),
    secrets(),
    waitingFor(actor),
    reports === 'yes' ? underWayFor(actor) : [],
    newsOf(streetId),
  ])
  const activities = await askedOf(memberId, signups)
  const state = account.checkin
  const done = state.day === today ? state.count : 0
  return {
    serverTime,
    me: await meOf(profile),
    account: accountView(account),
    checkin: {
      state,
      streak: liveStreak(state, today),
      leftToday: Math.max(0, CHECKINS_PER_DAY - done),
      pointsEach,
      streakBonus,
    },
    tasks: Object.entries(account.tasks)
      .map(([ref, task]) => ({ ref, ...task }))
      .filter(({ until }) => until > serverTime)
      .sort((a, b) => a.until - b.until),
    underWay,
    unread,
    // Whether one is active the phone works out itself, to the second.
    ...(posts.length > 0 ? { posts } : {}),
    contact,
    ...(activities.length > 0 ? { activities } : {}),
    news,
    ...waiting,
    templates: Object.entries(wechat.templates).map(([name, { id }]) => ({ name, id })),
    ...overview,
  }
}
