import { readerOf } from '@functions/articles/reading'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import type { Key, Part } from '@functions/platform/lists/list'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import { get, getNow } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { ACTIVITY_LIMITS, type ActivityKind } from '@shared/rules/activities/activity'
import { isFor, isForEverybody } from '@shared/rules/articles/audience'
import { monthAfter, startOf } from '@shared/rules/time/day'
import { Attendance, attendedBy } from './attendanceEntities'
import { Activity, type ActivityItem, beginningIn, wholeActivity } from './entities'
import { communitiesOf, isReadable, runs, stateOf } from './heads'
import { allSettled } from './settling'
import { Signup, signupsBy, waitersOf } from './signupEntities'
import { attendanceView, cardOf, detailOf, signupView } from './views'

/** A page is filled from so many queries at most; then it may be short and still have a cursor. */
const MOST_QUERIES = 3
/** Nothing takes longer: what began before is over. */
const LONGEST_MS = ACTIVITY_LIMITS.hours * 3_600_000
/** After every moment that an activity may begin at. */
const FAR = 999_999_999_999_999

interface Wanted {
  show: 'coming' | 'past'
  kind?: ActivityKind | undefined
  community?: string | undefined
  month?: string | undefined
}

/** The two moments between which a month's activities begin. */
export const monthBounds = (month: string): [number, number] => [
  startOf(`${month}-01`),
  startOf(`${monthAfter(month)}-01`),
]

/** What begins in which part of a street's list, and whether backwards. */
export function partOf(streetId: string, { show, month }: Pick<Wanted, 'show' | 'month'>, nowMs: number) {
  if (month !== undefined) return beginningIn(streetId, ...monthBounds(month))
  return show === 'coming' ? beginningIn(streetId, nowMs - LONGEST_MS, FAR) : beginningIn(streetId, 0, nowMs, true)
}

/** A page of those that fit, read on while there are too few. */
export async function filled(
  page: (part: Part) => Promise<{ items: ActivityItem[]; next?: Key | undefined }>,
  { limit, from }: Part,
  fits: (head: ActivityItem) => boolean,
) {
  const items: ActivityItem[] = []
  let next = from
  for (let query = 0; query < MOST_QUERIES; query++) {
    const read = await page({ limit: limit - items.length, from: next })
    items.push(...read.items.filter(fits))
    next = read.next
    if (!next || items.length >= limit) break
  }
  return { items, next }
}

/** What is on for the caller. Up to three queries, and two reads where it is not known yet who they are. */
export async function listFor(
  actor: Actor,
  { show, kind, community, month, ...page }: PageQuery & Wanted,
): Promise<Outputs['activities']['list']> {
  const { streetId, memberId } = actor
  const nowMs = now()
  const reader = await readerOf(actor)
  const isWanted = (head: ActivityItem): boolean => {
    if (!isForEverybody(head.audience) && !isFor(head.audience, reader) && !runs(actor, head)) return false
    if (kind !== undefined && head.kind !== kind) return false
    if (community !== undefined && !communitiesOf(head).includes(community)) return false
    return month !== undefined || (show === 'coming' ? head.ends > nowMs : head.ends <= nowMs)
  }
  const scope = `activities#${streetId}#${memberId}#${show}#${kind ?? ''}#${community ?? ''}#${month ?? ''}`
  const list = partOf(streetId, { show, month }, nowMs)
  return pageOfQuery(page, scope, (part) => filled(list.page, part, isWanted), cardOf)
}

/**
 * An activity for the caller: what the clock says of its places first. One query and two reads at once; one more for who waits.
 * @throws NOT_FOUND
 */
export async function openFor(actor: Actor, activityId: string): Promise<Outputs['activities']['open']> {
  const { memberId } = actor
  const [whole, before, attendance] = await Promise.all([
    wholeActivity(activityId),
    getNow(Signup, { memberId, activityId }),
    getNow(Attendance, { activityId, memberId }),
  ])
  if (!whole || !(await isReadable(actor, whole.head))) throw problem('NOT_FOUND')
  const seats = await allSettled(whole.seats)
  const signup =
    before && seats.some((each, index) => each !== whole.seats[index])
      ? await getNow(Signup, { memberId, activityId })
      : before
  const ahead = signup?.state === 'waiting' ? await aheadOf(signup) : undefined
  return {
    ...(await detailOf({ ...whole, seats })),
    signup: signup && signupView(signup),
    ahead,
    attendance: attendance && attendanceView(attendance),
    serverTime: now(),
  }
}

/** So many who wait are counted. */
const MOST_AHEAD = 1000

/** How many stand before somebody who waits. One query. */
const aheadOf = async ({
  activityId,
  positionId,
  at,
  memberId,
}: {
  activityId: string
  positionId: string
  at: number
  memberId: string
}) => Math.max(0, (await waitersOf(activityId, positionId, { at, memberId }).count(MOST_AHEAD)) - 1)

/** An activity as everybody opens it. One query. @throws NOT_FOUND */
export async function openPublic(streetId: string, activityId: string): Promise<Outputs['activities']['publicOpen']> {
  const whole = await wholeActivity(activityId)
  const { head } = whole ?? {}
  const isOut = head?.streetId === streetId && head.publishedAt !== undefined && isForEverybody(head.audience)
  if (!whole || !isOut) throw problem('NOT_FOUND')
  return detailOf({ ...whole, seats: await allSettled(whole.seats) })
}

/** What the caller signed up for, latest activity first. One query, and a read of each activity and attendance, all at once. */
export async function mine(actor: Actor, page: PageQuery): Promise<Outputs['activities']['mine']> {
  const { memberId } = actor
  return pageOfQuery(
    page,
    `signups#${memberId}`,
    async (part) => {
      const { items, next } = await signupsBy(memberId).page(part)
      const ids = items.map(({ activityId }) => ({ activityId }))
      const [heads, came] = await Promise.all([
        getEach(Activity, ids),
        getEach(
          Attendance,
          ids.map(({ activityId }) => ({ activityId, memberId })),
        ),
      ])
      const rows = items.flatMap((signup, index) => {
        const head = heads[index]
        return head ? [{ signup, head, attendance: came[index] }] : []
      })
      return { items: rows, next }
    },
    async ({ signup, head, attendance }) => ({
      activity: await cardOf(head),
      signup: signupView(signup),
      attendance: attendance && attendanceView(attendance),
    }),
  )
}

/** Where the caller came, latest first. One query. */
export const record = ({ memberId }: Actor, page: PageQuery): Promise<Outputs['activities']['record']> =>
  pageOfQuery(page, `attended#${memberId}`, attendedBy(memberId).page, (attendance) => ({
    ...attendanceView(attendance),
    title: attendance.title,
    kind: attendance.kind,
  }))

/** Is it published, and does it lie in a month? For other slices. */
export const isHeld = (head: ActivityItem): boolean => stateOf(head) === 'over'

/** An activity's head, maybe as it was a moment ago. ½ read unit. */
export const headOnce = (activityId: string) => get(Activity, { activityId })
