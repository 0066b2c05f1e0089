import { now } from '@functions/platform/clock'
import { streetOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { activityStateOf, signupWindowOf } from '@shared/rules/activities/standing'
import { isForEverybody } from '@shared/rules/articles/audience'
import type { AttendanceItem } from './attendanceEntities'
import { type ActivityItem, NO_LIMIT, type SeatsItem, WHOLE } from './entities'
import { communitiesOf, scheduleOf } from './heads'
import type { SignupItem } from './signupEntities'

export type Card = Outputs['activities']['list']['items'][number]
export type Detail = Outputs['activities']['publicOpen']
export type SignupView = Outputs['activities']['signUp']['signup']
export type AttendanceView = Outputs['activities']['comeIn']
export type Row = Outputs['activities']['desk']['items'][number]
type SeatsView = Detail['seats'][number]

/** Who holds it: an organisation, or the community itself. */
async function hostOf({ streetId, host, communityId }: ActivityItem): Promise<Card['host']> {
  if (host) return host
  const { communities } = await streetOf(streetId)
  return { name: communities.find((each) => each.communityId === communityId)?.name ?? communityId }
}

/** An activity in a list. Warm: no read. */
export async function cardOf(head: ActivityItem): Promise<Card> {
  const { activityId, kind, title, starts, ends, place, communityId, seriesId, cancelled } = head
  const schedule = scheduleOf(head)
  return {
    ...{ activityId, kind, title, starts, ends, place, communityId, seriesId, with: head.with },
    state: activityStateOf(schedule, now()),
    signUp: signupWindowOf({ ...head, ...schedule }, now()),
    host: await hostOf(head),
    joint: communitiesOf(head).length > 1,
    cancelled: cancelled && { at: cancelled.at, reason: cancelled.reason },
  }
}

/** The places as they are shown. */
export const seatsView = ({ positionId, name, capacity, free, taken, waiting }: SeatsItem): SeatsView => ({
  ...(positionId === WHOLE ? {} : { positionId, name }),
  ...(capacity >= NO_LIMIT ? {} : { capacity, free }),
  taken,
  waiting,
})

/** In the order in which the activity has its positions. */
export function seatsViews({ positions }: ActivityItem, seats: readonly SeatsItem[]): SeatsView[] {
  const orderOf = (id: string) => positions.findIndex(({ positionId }) => positionId === id)
  return seats
    .filter(({ signUp, positionId }) => signUp && (positionId === WHOLE || orderOf(positionId) >= 0))
    .sort((a, b) => orderOf(a.positionId) - orderOf(b.positionId))
    .map(seatsView)
}

interface Whole {
  head: ActivityItem
  text: string
  seats: readonly SeatsItem[]
}

/** An activity as somebody opens it. Warm: no read. */
export async function detailOf({ head, text, seats }: Whole): Promise<Detail> {
  const { partners, opensAt, closesAt, along, children, bring, contact, mode, walkIns, items } = head
  const { summaryId, revision, changedAt, audience } = head
  return {
    ...(await cardOf(head)),
    text,
    partners,
    opensAt,
    closesAt,
    along,
    children,
    bring,
    contact,
    mode,
    walkIns,
    items,
    summaryId,
    revision,
    changedAt,
    seats: seatsViews(head, seats),
    isPublic: isForEverybody(audience),
  }
}

/** An activity in a list at the desk. Warm: no read. */
export async function rowOf(head: ActivityItem): Promise<Row> {
  const { revision, mode, byLabel, at } = head
  return { ...(await cardOf(head)), revision, mode, byLabel, at }
}

/** A sign-up as its owner sees it: a place that was kept until before now has passed. */
export function signupView(signup: SignupItem): SignupView {
  const { activityId, state, positionId, places, adults, children, at, offerUntil, lateAt, remind } = signup
  const isKept = state === 'offered' && (offerUntil ?? 0) > now()
  return {
    activityId,
    places,
    adults,
    children,
    at,
    state: state === 'offered' && !isKept ? 'passed' : state,
    positionId: positionId === WHOLE ? undefined : positionId,
    offerUntil: isKept ? offerUntil : undefined,
    late: lateAt === undefined ? undefined : true,
    remind: remind || undefined,
  }
}

/** That somebody came. */
export function attendanceView(attendance: AttendanceItem): AttendanceView {
  const { activityId, inVia, out, minutes, opens, points, items, corrected, takenBack } = attendance
  const said = (word: AttendanceItem['corrected']) =>
    word && { byLabel: word.byLabel, at: word.at, reason: word.reason }
  return {
    ...{ activityId, in: attendance.in, inVia, out, minutes, points, items },
    open: opens !== undefined && opens <= now() && minutes === undefined && takenBack === undefined,
    corrected: said(corrected),
    takenBack: said(takenBack),
  }
}
