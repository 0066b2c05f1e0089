import { grantsOf } from '@functions/identity/me'
import { profilesNow } from '@functions/identity/profiles'
import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { capped, pointsOf } from '@functions/ledger/rules'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { AGAIN, commit, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, putIf, putNew } from '@functions/platform/store/writes'
import { postsOf } from '@functions/terms/queries'
import { type Arising, factArises } from '@functions/worklog/facts'
import type { Inputs, Outputs } from '@shared/contract/contract'
import type { AttendanceVia } from '@shared/rules/activities/activity'
import { minutesOf } from '@shared/rules/activities/hours'
import { DOOR_BEFORE_MS, hasOut, OUT_AFTER_MS } from '@shared/rules/activities/standing'
import { POSTS, STREET_SCOPE } from '@shared/rules/duties/posts'
import { activitySource } from '@shared/rules/duties/served'
import { isActive } from '@shared/rules/duties/term'
import { holds } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import { Attendance, type AttendanceItem, attendedPlace, Counted, countedAt, openPlace } from './attendanceEntities'
import { headAtDoor, memberMeant, momentOf, proveDigits, refuseShut } from './door'
import type { ActivityItem } from './entities'
import { isReadable, runs } from './heads'
import { Signup } from './signupEntities'
import { attendanceView } from './views'

type Came = Outputs['activities']['comeIn']
type CameRow = Outputs['activities']['comeInBy']

/** So many changes of an attendance are remembered. */
const REMEMBERED = 8

/** Who came, and how it is known. */
interface Coming {
  memberId: string
  nameMasked: string
  /** Are they a worker, who earns points? */
  isWorker: boolean
  via: AttendanceVia
  at: number
  id: string
  hash: string
  items: { name: string; count: number }[]
}

/**
 * Checks the caller in by the digits at the door. Whoever is in already is told so, whatever they send. Three reads, the try, and
 * one transaction of 10 to 20 write units.
 * @throws NOT_FOUND, ACTIVITY_CANCELLED, DOOR_CLOSED, DOOR_TOO_LATE, NOT_SIGNED_UP, ROTATING_CODE_INVALID, ROTATING_CODE_TRIES
 */
export async function comeIn(actor: Actor, input: Inputs['activities']['comeIn']): Promise<Came> {
  const { activityId, id, code, claimedAt } = input
  const { memberId, grants, label } = actor
  // Digits and moment go on while it is tried again: they are not part of what the write is.
  const hash = actFingerprint(actor, { comeIn: activityId })
  const [head, signup, before] = await stands(activityId, memberId)
  if (before) return attendanceView(before)
  if (!(await isReadable(actor, head)) && signup === undefined) throw problem('NOT_FOUND')
  const at = momentOf(claimedAt)
  refuseShut(head, at)
  if (head.signUp && !head.walkIns && signup?.state !== 'in') throw problem('NOT_SIGNED_UP')
  await proveDigits(actor, activityId, code, at)
  const nameMasked = label ?? ''
  const coming = { memberId, nameMasked, isWorker: holds(grants, 'worker'), via: 'code' as const, at, id, hash }
  const came = await arrives(head, { ...coming, items: handedOut(head) }, { by: memberId, epoch: actor.epoch })
  return attendanceView(came)
}

/**
 * Staff check somebody in. Four reads and one transaction.
 * @throws NOT_FOUND, ACTIVITY_CANCELLED, DOOR_CLOSED, DOOR_TOO_LATE, NOT_SIGNED_UP, TICKET_INVALID, UNKNOWN_MEMBER
 */
export async function comeInBy(actor: Actor, input: Inputs['activities']['comeInBy']): Promise<CameRow> {
  const { activityId, id, claimedAt, items } = input
  const head = await headAtDoor(activityId)
  if (head.streetId !== actor.streetId || !runs(actor, head)) throw problem('NOT_FOUND')
  const at = momentOf(claimedAt)
  const { memberId, via } = await memberMeant(input, at)
  const hash = actFingerprint(actor, { comeInBy: activityId, memberId, items })
  const [[, signup, before], profiles] = await Promise.all([stands(activityId, memberId), profilesNow([memberId])])
  const profile = profiles.get(memberId)
  const nameMasked = profile?.nameMasked ?? ''
  if (before) return { memberId, nameMasked, ...attendanceView(before) }
  if (profile?.streetId !== actor.streetId) throw problem('UNKNOWN_MEMBER')
  refuseShut(head, at)
  if (head.signUp && !head.walkIns && signup?.state !== 'in') throw problem('NOT_SIGNED_UP')
  const coming = { memberId, nameMasked, isWorker: holds(grantsOf(profile), 'worker'), via, at, id, hash }
  const came = await arrives(head, { ...coming, items: items ?? handedOut(head) }, { by: actor.memberId, staff: actor })
  return { memberId, nameMasked, ...attendanceView(came) }
}

/** The activity, the sign-up and the attendance of somebody, as they stand. Three reads at once. @throws NOT_FOUND */
const stands = (activityId: string, memberId: string) =>
  Promise.all([
    headAtDoor(activityId),
    getNow(Signup, { memberId, activityId }),
    getNow(Attendance, { activityId, memberId }),
  ])

/** What each person is handed. */
const handedOut = ({ items }: ActivityItem) => items.map(({ name, each }) => ({ name, count: each }))

interface By {
  by: string
  /** The epoch of one's own token; or the member of staff who writes for somebody. */
  epoch?: number
  staff?: Actor
}

/** Somebody is in: with their points and the service that it counts as, or nothing of it. */
async function arrives(head: ActivityItem, coming: Coming, { by, epoch, staff }: By): Promise<AttendanceItem> {
  const { activityId, streetId, communityId, title, kind, mode, ends } = head
  const { memberId, via, at, id, hash, items } = coming
  let isCounted = false
  return untilAnswered<AttendanceItem>(async () => {
    const nowMs = now()
    const amount = coming.isWorker ? await pointsOf(streetId, 'activityAttended', nowMs) : 0
    const { amount: points, cap } = await capped({ memberId, streetId }, 'activityAttended', amount, nowMs)
    const fact = isCounted ? undefined : await serviceAt(head, coming)
    const movement: Movement | undefined =
      points === 0
        ? undefined
        : {
            ...{ id: derivedId(activityId, `attend#${memberId}`), memberId, streetId, communityId, cap },
            ...{ reason: 'activityAttended', amount: points, subject: title, ref: activityId, by, at: nowMs },
          }
    const attendance: AttendanceItem = {
      ...{ activityId, memberId, id, hash, streetId, communityId, title, kind, in: at, inVia: via, points, items },
      ...{ entryId: movement?.id, factId: fact?.id, version: 1, made: [{ id, hash }] },
      ...attendedPlace(memberId, at, activityId),
      ...(hasOut(mode) ? { opens: ends, ...openPlace(head, ends, memberId) } : {}),
    }
    const steps: Step<AttendanceItem>[] = [
      putNew<typeof Attendance, AttendanceItem>(Attendance, attendance, (old) => old),
      ...(movement
        ? [
            recordMove<AttendanceItem>(movement, () => AGAIN),
            updateAccount<AttendanceItem>({ memberId, movements: [movement], epoch }, () => AGAIN),
          ]
        : []),
      ...(fact
        ? factArises<AttendanceItem>(
            fact,
            () => attendance,
            () => {
              isCounted = true
              return AGAIN
            },
          )
        : []),
      ...(staff ? [stillTrusted(staff)] : []),
      ...(staff || movement || epoch === undefined ? [] : [stillTrusted({ memberId, epoch })]),
    ]
    return transact<AttendanceItem>(steps, () => attendance)
  })
}

/** The entry that a voluntary service becomes, of whoever serves by a term: once, whether they come or write it down. */
async function serviceAt(head: ActivityItem, { memberId, nameMasked, at, hash }: Coming): Promise<Arising | undefined> {
  if (head.kind !== 'volunteer') return undefined
  const term = (await postsOf(memberId)).find(
    (each) => each.scope === STREET_SCOPE && POSTS[each.post].serves && isActive(each, at),
  )
  if (!term) return undefined
  const { activityId, streetId, communityId, title } = head
  return {
    ...{ id: derivedId(activityId, `service#${memberId}`), hash, streetId, communityId, quantity: 1 },
    ...{ categoryId: 'served-service', day: dayOf(at), by: memberId, termId: term.termId, at: now() },
    ...{
      byLabel: `${POSTS[term.post].label} ${nameMasked}`,
      note: title,
      source: activitySource(activityId, memberId),
    },
  }
}

/**
 * Checks the caller out: hours are between coming and going, within the activity. Two reads, the try, and one transaction.
 * @throws NOT_FOUND, DOOR_CLOSED, DOOR_TOO_LATE, NOT_IN, ROTATING_CODE_INVALID, ROTATING_CODE_TRIES
 */
export async function goOut(actor: Actor, input: Inputs['activities']['goOut']): Promise<Came> {
  const { activityId, id, code, claimedAt } = input
  const { memberId } = actor
  const hash = actFingerprint(actor, { goOut: activityId })
  const [head, attendance] = await Promise.all([headAtDoor(activityId), getNow(Attendance, { activityId, memberId })])
  if (attendance && isClosed(attendance)) return attendanceView(attendance)
  const at = momentOf(claimedAt)
  refuseOut(head, attendance, at)
  await proveDigits(actor, activityId, code, at)
  return attendanceView(await leaves(head, memberId, { via: 'code', at, id, hash }, stillTrusted(actor)))
}

/** Staff check somebody out. @throws NOT_FOUND, DOOR_CLOSED, DOOR_TOO_LATE, NOT_IN, TICKET_INVALID */
export async function goOutBy(actor: Actor, input: Inputs['activities']['goOutBy']): Promise<CameRow> {
  const { activityId, id, claimedAt } = input
  const head = await headAtDoor(activityId)
  if (head.streetId !== actor.streetId || !runs(actor, head)) throw problem('NOT_FOUND')
  const at = momentOf(claimedAt)
  const { memberId, via } = await memberMeant(input, at)
  const hash = actFingerprint(actor, { goOutBy: activityId, memberId })
  const [attendance, profiles] = await Promise.all([
    getNow(Attendance, { activityId, memberId }),
    profilesNow([memberId]),
  ])
  const row = (came: AttendanceItem) => ({
    ...{ memberId, nameMasked: profiles.get(memberId)?.nameMasked ?? '' },
    ...attendanceView(came),
  })
  if (attendance && isClosed(attendance)) return row(attendance)
  refuseOut(head, attendance, at)
  return row(await leaves(head, memberId, { via, at, id, hash }, stillTrusted(actor)))
}

/** Are the hours settled, whoever did it? */
const isClosed = ({ minutes, takenBack }: AttendanceItem): boolean => minutes !== undefined || takenBack !== undefined

/** @throws NOT_IN, DOOR_CLOSED */
function refuseOut(head: ActivityItem, attendance: AttendanceItem | undefined, at: number): void {
  if (!hasOut(head.mode) || at < head.starts - DOOR_BEFORE_MS || at > head.ends + OUT_AFTER_MS) {
    throw problem('DOOR_CLOSED')
  }
  if (!attendance || at < attendance.in) throw problem('NOT_IN')
}

/** When it ended for who was there: at its end, or when it was called off. */
export const endOf = ({ ends, cancelled }: ActivityItem): number => Math.min(ends, cancelled?.at ?? ends)

async function leaves(
  head: ActivityItem,
  memberId: string,
  { via, at, id, hash }: { via: AttendanceVia; at: number; id: string; hash: string },
  trust: Step<never>,
): Promise<AttendanceItem> {
  const { activityId, starts } = head
  return untilAnswered<AttendanceItem>(async () => {
    const attendance = await getNow(Attendance, { activityId, memberId })
    if (!attendance) throw problem('NOT_IN')
    if (isClosed(attendance)) return attendance
    const minutes = minutesOf({ in: attendance.in, out: at, starts, ends: endOf(head) })
    const next = attendanceAfter(attendance, { out: at, outVia: via, minutes }, { id, hash })
    return transact<AttendanceItem>([attendanceBecomes(attendance, next), trust], () => next)
  })
}

/** An attendance after a change; once its minutes are known its hours are open no more. */
export function attendanceAfter(
  attendance: AttendanceItem,
  change: Partial<AttendanceItem>,
  made: { id: string; hash: string },
): AttendanceItem {
  const next = { ...attendance, ...change, version: attendance.version + 1 }
  const isOpen = next.minutes === undefined && next.takenBack === undefined
  return {
    ...next,
    made: [...attendance.made, made].slice(-REMEMBERED),
    ...(isOpen ? {} : { queuePk: undefined, queueSk: undefined }),
  }
}

/** 4 to 6 write units. */
export const attendanceBecomes = (seen: AttendanceItem, next: AttendanceItem): Step<never> =>
  putIf<typeof Attendance>(Attendance, next, { attr: 'version', eq: seen.version })

/** So many counts of an activity are added up. */
const MOST_COUNTS = 500

/** People who were counted at an activity. One query. */
export const countedIn = async (activityId: string): Promise<number> =>
  (await countedAt(activityId).first(MOST_COUNTS)).reduce((sum, { people }) => sum + people, 0)

/**
 * Counts people without an account. A read, one transaction of 4 write units and a query.
 * @throws NOT_FOUND, ACTIVITY_CANCELLED, DOOR_CLOSED
 */
export async function count(
  actor: Actor,
  { activityId, id, people, items = [] }: Inputs['activities']['count'],
): Promise<Outputs['activities']['count']> {
  const hash = actFingerprint(actor, { count: activityId, people, items })
  const head = await headAtDoor(activityId)
  if (head.streetId !== actor.streetId || !runs(actor, head)) throw problem('NOT_FOUND')
  const at = now()
  // What was handed out without a network is counted when there is one.
  refuseShut(head, Math.min(at, head.ends - 1))
  const item = { activityId, id, hash, people, items, by: actor.memberId, at }
  await commit<true>([firstTime<typeof Counted, true>(Counted, item, () => true), stillTrusted(actor)], () => true)
  return { activityId, counted: await countedIn(activityId) }
}
