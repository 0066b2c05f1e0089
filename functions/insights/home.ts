import { waitingAlerts } from '@functions/alerts/waiting'
import { headOf, meOf } from '@functions/identity/me'
import { now } from '@functions/platform/clock'
import { secrets } from '@functions/platform/secrets'
import type { Actor } from '@functions/platform/token'
import { accountView } from '@functions/points/accounts'
import { pointsOf } from '@functions/points/rules'
import { reviewsWaiting } from '@functions/safety/waiting'
import { overviewOf } from '@functions/stations/views'
import type { Outputs } from '@shared/contract/contract'
import { CHECKINS_PER_DAY, liveStreak } from '@shared/rules/checkin'
import { dayOf } from '@shared/rules/day'

/**
 * The whole home screen. One round trip, 1 read unit; stations and rules come from warm caches. For staff one query a team
 * and one a community more, at the same time.
 */
export async function homeOf(actor: Actor): Promise<Outputs['insights']['home']> {
  const { memberId, streetId, grants } = actor
  const isStaff = grants.some(({ role }) => role === 'gridWorker' || role === 'admin')
  const serverTime = now()
  const today = dayOf(serverTime)
  const [{ profile, account, unread }, overview, pointsEach, streakBonus, { wechat }, waiting, reviews] =
    await Promise.all([
      headOf(memberId),
      overviewOf(streetId),
      pointsOf(streetId, 'checkin', serverTime),
      pointsOf(streetId, 'checkinStreak', serverTime),
      secrets(),
      isStaff ? waitingAlerts(actor) : undefined,
      isStaff ? reviewsWaiting(actor) : undefined,
    ])
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
    unread,
    ...(waiting ? { urgentOpen: waiting.teams.reduce((sum, { open }) => sum + open, 0) } : {}),
    ...(reviews === undefined ? {} : { reviewsWaiting: reviews }),
    templates: Object.entries(wechat.templates).map(([name, { id }]) => ({ name, id })),
    ...overview,
  }
}
