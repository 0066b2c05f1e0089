import { now } from '@functions/platform/clock'
import { get } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { hasDoor, hasOut, isDoorOpen, OUT_AFTER_MS } from '@shared/rules/activities/standing'
import { dayOf } from '@shared/rules/time/day'
import { Attendance } from './attendanceEntities'
import type { ActivityItem } from './entities'
import { headKept, scheduleOf } from './heads'

type Asked = NonNullable<Outputs['insights']['home']['activities']>[number]

/** A sign-up as the home query brings it. */
interface Own {
  activityId: string
  state: string
  offerUntil?: number | undefined
}

/** So many lines of home are about activities. */
const MOST = 3

/**
 * What the caller's sign-ups ask of them this moment, soonest first. Heads come from a warm cache; ½ read unit for each activity
 * whose door is open.
 */
export async function askedOf(memberId: string, own: readonly Own[]): Promise<Asked[]> {
  const live = own.filter(({ state }) => state === 'in' || state === 'offered')
  const asked = await Promise.all(
    live.map(async (signup) => {
      const head = await headKept(signup.activityId)
      return head && askedBy(memberId, signup, head)
    }),
  )
  return asked
    .flatMap((each) => (each ? [each] : []))
    .sort((a, b) => (a.offerUntil ?? a.starts) - (b.offerUntil ?? b.starts))
    .slice(0, MOST)
}

async function askedBy(
  memberId: string,
  { state, offerUntil = 0 }: Own,
  head: ActivityItem,
): Promise<Asked | undefined> {
  const at = now()
  const { activityId, title, starts, ends, place, mode, cancelled } = head
  const line = { activityId, title, starts, ends, place: place.name }
  if (state === 'offered') return offerUntil > at && !cancelled ? { ...line, offerUntil } : undefined
  const isToday = dayOf(starts) === dayOf(at) || (starts <= at && at < ends)
  if (!isToday || at > ends + OUT_AFTER_MS) return undefined
  if (cancelled) return at < ends ? { ...line, cancelled: true } : undefined
  if (!hasDoor(mode) || at < starts - OUT_AFTER_MS) return at < ends ? line : undefined
  const attendance = await get(Attendance, { activityId, memberId })
  if (!attendance) return isDoorOpen(scheduleOf(head), at) ? { ...line, atDoor: true } : undefined
  const isIn = hasOut(mode) && attendance.minutes === undefined && !attendance.takenBack
  return isIn ? { ...line, toLeave: true } : undefined
}
