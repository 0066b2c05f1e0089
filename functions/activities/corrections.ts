import { profilesNow } from '@functions/identity/profiles'
import { entryToReverse, reversal } from '@functions/ledger/corrections'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { isProblem, problem } from '@functions/platform/problem'
import { actFingerprint, derivedId, placeAt } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putNew } from '@functions/platform/store/writes'
import { factNow, factTakenBack } from '@functions/worklog/facts'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { mostMinutes } from '@shared/rules/activities/hours'
import {
  Attendance,
  type AttendanceItem,
  Correction,
  type CorrectionItem,
  correctionPlace,
  correctionsOf,
} from './attendanceEntities'
import { attendanceAfter, attendanceBecomes } from './attending'
import type { ActivityItem } from './entities'
import { headFor } from './heads'
import { attendanceView } from './views'

type Row = Outputs['activities']['closeHours']

interface Asked {
  activityId: string
  memberId: string
  id: string
  reason: string
}

interface Change {
  what: CorrectionItem['what']
  minutes?: number | undefined
}

/** What else goes with it. */
type More = (
  attendance: AttendanceItem,
  act: { id: string; hash: string; by: string; byLabel: string; at: number },
) => Promise<Step<never>[]>

/**
 * Changes an attendance by a record of its own, which says who, when and why. Three reads and one transaction.
 * @throws NOT_FOUND, OWN_HOURS and what `refuse` throws
 */
async function corrected(
  actor: Actor,
  { activityId, memberId, id, reason }: Asked,
  { what, minutes }: Change,
  refuse: (attendance: AttendanceItem, head: ActivityItem) => void,
  more: More = async () => [],
): Promise<Row> {
  const hash = actFingerprint(actor, { [what]: activityId, memberId, minutes, reason })
  const [head, profiles, byLabel] = await Promise.all([
    headFor(actor, activityId),
    profilesNow([memberId]),
    labelOf(actor, '工作人员'),
  ])
  const nameMasked = profiles.get(memberId)?.nameMasked ?? ''
  const row = (attendance: AttendanceItem): Row => ({ memberId, nameMasked, ...attendanceView(attendance) })
  return untilAnswered<Row>(async () => {
    const attendance = await getNow(Attendance, { activityId, memberId })
    if (!attendance) throw problem('NOT_FOUND')
    if (
      firstOf(
        attendance.made.find((each) => each.id === id),
        hash,
      )
    )
      return row(attendance)
    if (memberId === actor.memberId) throw problem('OWN_HOURS')
    refuse(attendance, head)
    const at = now()
    const word = { by: actor.memberId, byLabel, at, reason }
    const change = what === 'takenBack' ? { takenBack: word } : { minutes, corrected: word }
    const next = attendanceAfter(attendance, change, { id, hash })
    const record = {
      ...{ activityId, id: placeAt(at, id), memberId, what, before: attendance.minutes, after: minutes, ...word },
      ...correctionPlace(memberId, id),
    }
    const others = await more(attendance, { id, hash, by: actor.memberId, byLabel, at })
    return transact<Row>(
      [attendanceBecomes(attendance, next), putNew(Correction, record), ...others, stillTrusted(actor)],
      () => row(next),
    )
  })
}

/** @throws HOURS_TOO_MUCH: hours are never beyond the activity */
function refuseTooMuch(minutes: number, { starts, ends }: ActivityItem): void {
  const most = mostMinutes(starts, ends)
  if (minutes > most) throw problem('HOURS_TOO_MUCH', { most })
}

/** Closes open hours, once. @throws NOT_FOUND, ACTIVITY_NOT_OVER, HOURS_CLOSED, HOURS_TOO_MUCH, OWN_HOURS */
export const closeHours = (actor: Actor, { minutes, ...asked }: Inputs['activities']['closeHours']): Promise<Row> =>
  corrected(actor, asked, { what: 'closed', minutes }, (attendance, head) => {
    if (attendance.minutes !== undefined || attendance.opens === undefined || attendance.takenBack) {
      throw problem('HOURS_CLOSED')
    }
    if (head.ends > now() && !head.cancelled) throw problem('ACTIVITY_NOT_OVER')
    refuseTooMuch(minutes, head)
  })

/** Corrects minutes that are there. @throws NOT_FOUND, HOURS_OPEN, HOURS_TOO_MUCH, OWN_HOURS */
export const correctHours = (actor: Actor, { minutes, ...asked }: Inputs['activities']['correctHours']): Promise<Row> =>
  corrected(actor, asked, { what: 'corrected', minutes }, (attendance, head) => {
    if (attendance.minutes === undefined || attendance.takenBack) throw problem('HOURS_OPEN')
    refuseTooMuch(minutes, head)
  })

/**
 * Takes an attendance back: its points as far as they are left, and the service it counted as, in the same transaction.
 * @throws NOT_FOUND, ATTENDANCE_GONE, OWN_HOURS
 */
export const takeBack = (actor: Actor, asked: Inputs['activities']['takeBack']): Promise<Row> =>
  corrected(
    actor,
    asked,
    { what: 'takenBack' },
    (attendance) => {
      if (attendance.takenBack) throw problem('ATTENDANCE_GONE')
    },
    async ({ memberId, streetId, communityId, entryId, factId }, act) => {
      const reason = asked.reason
      const fact = factId === undefined ? undefined : await factNow(factId)
      const back = { ...act, id: derivedId(act.id, 'service'), reason }
      const service = fact && fact.reversedBy === undefined ? factTakenBack<never>(fact, back, refuseAgain).steps : []
      if (entryId === undefined) return service
      const member = { memberId, streetId, communityId }
      return [...(await pointsBack({ id: act.id, member, by: act.by, reason }, entryId)), ...service]
    },
  )

/** The reversal of its points; nothing where the office reversed them before, or they are out of date. */
async function pointsBack(order: Parameters<typeof reversal>[0], entryId: string): Promise<Step<never>[]> {
  try {
    return (await reversal(order, await entryToReverse(order.member.memberId, entryId))).steps
  } catch (error) {
    if (isProblem(error, 'ALREADY_REVERSED') || isProblem(error, 'NOT_REVERSIBLE')) return []
    throw error
  }
}

/** The attendance stands before it in the transaction and says so. */
const refuseAgain = (): never => {
  throw problem('ATTENDANCE_GONE')
}

/** What was done to attendances, oldest first. A read, a query and the names. @throws NOT_FOUND */
export async function correctionList(
  actor: Actor,
  { activityId, ...page }: PageQuery & { activityId: string },
): Promise<Outputs['activities']['corrections']> {
  await headFor(actor, activityId)
  const scope = `hourscorrections#${actor.memberId}#${activityId}`
  return pageOfQuery(
    page,
    scope,
    async (part) => {
      const { items, next } = await correctionsOf(activityId).page(part)
      const profiles = await profilesNow([...new Set(items.map(({ memberId }) => memberId))])
      return { items: items.map((item) => ({ item, nameMasked: profiles.get(item.memberId)?.nameMasked ?? '' })), next }
    },
    ({ item: { memberId, what, before, after, reason, byLabel, at }, nameMasked }) => ({
      memberId,
      nameMasked,
      what,
      before,
      after,
      reason,
      byLabel,
      at,
    }),
  )
}
