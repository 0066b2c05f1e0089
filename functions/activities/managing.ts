import { profilesNow } from '@functions/identity/profiles'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf, updateIf } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { placesFor, type SignupState } from '@shared/rules/activities/activity'
import { reaches } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { Attendance, attendanceOf, openHoursIn } from './attendanceEntities'
import { countedIn } from './attending'
import { minutesOf } from './council'
import { Activity, type ActivityItem, draftsIn, Seats, Series } from './entities'
import { communitiesOf, headFor, runs, stateOf } from './heads'
import { wholeFor } from './publishing'
import { filled, partOf } from './reading'
import { allSettled } from './settling'
import { Signup, type SignupItem, signupPlace, signupsIn } from './signupEntities'
import { givenBack, goesAt, gone, isLive, positionOf, refuseAlong, remembered, signupBefore } from './signups'
import { attendanceView, rowOf, seatsViews, signupView } from './views'

type Desk = PageQuery & {
  state: 'draft' | 'coming' | 'past' | 'cancelled' | 'month'
  month?: string | undefined
  community?: string | undefined
}

/** Activities of the communities one works for. Up to three queries. */
export async function deskList(
  actor: Actor,
  { state, month, community, ...page }: Desk,
): Promise<Outputs['activities']['desk']> {
  const { streetId, memberId } = actor
  const nowMs = now()
  const isWanted = (head: ActivityItem): boolean => {
    if (!runs(actor, head) || (community !== undefined && !communitiesOf(head).includes(community))) return false
    if (state === 'draft' || state === 'month') return true
    const is = stateOf(head)
    return state === 'coming'
      ? is === 'coming' || is === 'running'
      : state === 'past'
        ? is === 'over'
        : is === 'cancelled'
  }
  const wanted = state === 'month' ? (month ?? dayOf(nowMs).slice(0, 7)) : undefined
  const show = state === 'coming' ? 'coming' : 'past'
  const list =
    state === 'draft'
      ? draftsIn(streetId)
      : state === 'cancelled'
        ? partOf(streetId, { show: 'past', month: undefined }, nowMs + YEAR_MS)
        : partOf(streetId, { show, month: wanted }, nowMs)
  const scope = `desk#${streetId}#${memberId}#${state}#${wanted ?? ''}#${community ?? ''}`
  return pageOfQuery(page, scope, (part) => filled(list.page, part, isWanted), rowOf)
}

/** What is called off may have been to come: within a year. */
const YEAR_MS = 366 * 86_400_000

/** So many who came are looked through for open hours. */
const MOST_CAME = 2000

/** An activity for who runs it, with what the clock says of its places. Four queries at once, and a read of its series. @throws NOT_FOUND */
export async function editOf(actor: Actor, activityId: string): Promise<Outputs['activities']['edit']> {
  const { head, text, seats } = await wholeFor(actor, activityId)
  const [came, counted, series, places, minutes] = await Promise.all([
    attendanceOf(activityId).first(MOST_CAME),
    countedIn(activityId),
    head.seriesId === undefined ? undefined : getNow(Series, { seriesId: head.seriesId }),
    allSettled(seats),
    minutesOf(head),
  ])
  const { host, partners, audience, signUp, capacity, positions, opensAt, closesAt, along, children } = head
  const { kind, title, communityId, starts, ends, place, bring, contact, mode, walkIns, items } = head
  return {
    ...(await rowOf(head)),
    words: {
      ...{
        kind,
        title,
        text,
        communityId,
        with: head.with,
        starts,
        ends,
        place,
        audience,
        signUp,
        capacity,
        positions,
      },
      opensAt,
      closesAt,
      along,
      children,
      bring,
      contact,
      mode,
      walkIns,
      items,
      hostId: host?.orgId,
      partners: partners.map(({ orgId }) => orgId),
    },
    seats: seatsViews(head, places),
    came: came.filter(({ takenBack }) => !takenBack).length,
    counted,
    openHours: came.filter((each) => attendanceView(each).open).length,
    summaryId: head.summaryId,
    series: series?.days,
    minutes,
    serverTime: now(),
  }
}

/** Who signed up, by state, in the order of their places. What the clock says comes first. Queries and the names. @throws NOT_FOUND */
export async function signupList(
  actor: Actor,
  { activityId, state, ...page }: PageQuery & { activityId: string; state: SignupState },
): Promise<Outputs['activities']['signups']> {
  const { head, seats } = await wholeFor(actor, activityId)
  await allSettled(seats)
  const isOver = stateOf(head) === 'over'
  return pageOfQuery(
    page,
    `signups#${actor.memberId}#${activityId}#${state}`,
    async (part) => {
      const { items, next } = await signupsIn(activityId, state).page(part)
      const ids = items.map(({ memberId }) => memberId)
      const [profiles, came] = await Promise.all([
        profilesNow(ids),
        getEach(
          Attendance,
          ids.map((memberId) => ({ activityId, memberId })),
        ),
      ])
      const rows = items.map((signup, index) => ({
        signup,
        nameMasked: profiles.get(signup.memberId)?.nameMasked ?? '',
        hasCome: came[index] !== undefined && came[index]?.takenBack === undefined,
      }))
      return { items: rows, next }
    },
    ({ signup, nameMasked, hasCome }) => ({
      ...{ memberId: signup.memberId, nameMasked },
      ...signupView(signup),
      ...(hasCome || (isOver && state === 'in') ? { came: hasCome } : {}),
      above: signup.above && { byLabel: signup.above.byLabel, reason: signup.above.reason },
    }),
  )
}

/**
 * Lets somebody in on purpose: above the number of places, or before those who wait. Reads of the activity, the member and the
 * sign-up, and one transaction. @throws NOT_FOUND, ACTIVITY_CANCELLED, ACTIVITY_OVER, SIGNED_UP, UNKNOWN_MEMBER, SIGNUP_ALONG
 */
export async function addSignup(
  actor: Actor,
  input: Inputs['activities']['add'],
): Promise<Outputs['activities']['add']> {
  const { activityId, id, memberId, positionId: asked, adults, children, reason } = input
  const { streetId } = actor
  const hash = actFingerprint(actor, { add: activityId, memberId, asked, adults, children, reason })
  type Added = Outputs['activities']['add']
  return untilAnswered<Added>(async () => {
    const [head, seen, profiles] = await Promise.all([
      headFor(actor, activityId),
      getNow(Signup, { memberId, activityId }),
      profilesNow([memberId]),
    ])
    const before = signupBefore(seen, id, hash)
    if (before) return { signup: signupView(before) }
    if (head.cancelled) throw problem('ACTIVITY_CANCELLED', { reason: head.cancelled.reason })
    const at = now()
    if (stateOf(head) === 'over' || head.publishedAt === undefined || !head.signUp) throw problem('ACTIVITY_OVER')
    if (profiles.get(memberId)?.streetId !== streetId) throw problem('UNKNOWN_MEMBER')
    const isWaiting = seen && isLive(seen, at) && seen.state !== 'in'
    if (seen?.state === 'in') throw problem('SIGNED_UP')
    refuseAlong(head, { adults, children })
    // Whoever waits comes in where they wait: their place in the queue is another's then.
    const positionId = isWaiting ? seen.positionId : positionOf(head, asked)
    const places = placesFor({ adults, children })
    const back = isWaiting ? givenBack(seen) : {}
    const gets = isWaiting && seen.state === 'offered' ? seen.places : 0
    const above = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), reason }
    const signup: SignupItem = {
      ...{ memberId, activityId, streetId, state: 'in', positionId, places, adults, children, at, above },
      remind: seen?.remind,
      ...{ starts: head.starts, ends: head.ends, expiresAt: goesAt(head.ends), version: (seen?.version ?? 0) + 1 },
      ...{ made: remembered(seen, { id, hash }), queuePk: '', queueSk: '' },
    }
    const item = { ...signup, ...signupPlace(signup) }
    return transact<Added>(
      [
        putIf<typeof Signup, Added>(
          Signup,
          item,
          seen ? { attr: 'version', eq: seen.version } : { attr: 'version', exists: false },
        ),
        updateIf<typeof Seats>(
          Seats,
          { activityId, positionId, ...back, free: $add(gets - places), taken: $add(places - gets) },
          { attr: 'cancelledAt', exists: false },
        ),
        stillTrusted(actor),
      ],
      () => ({ signup: signupView(item) }),
    )
  })
}

/** Takes somebody out who asked for it. @throws NOT_FOUND, SIGNUP_GONE, ACTIVITY_BEGUN */
export async function dropSignup(
  actor: Actor,
  { activityId, id, memberId, reason }: Inputs['activities']['drop'],
): Promise<Outputs['activities']['drop']> {
  await headFor(actor, activityId)
  const dropped = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), reason }
  const hash = actFingerprint(actor, { drop: activityId, memberId, reason })
  return gone({ activityId, memberId }, { id, hash }, () => ({ dropped }), stillTrusted(actor))
}

/** Who came. A read, a query and the names. @throws NOT_FOUND */
export async function attendanceList(
  actor: Actor,
  { activityId, ...page }: PageQuery & { activityId: string },
): Promise<Outputs['activities']['attendance']> {
  await headFor(actor, activityId)
  return pageOfQuery(
    page,
    `attendance#${actor.memberId}#${activityId}`,
    async (part) => {
      const { items, next } = await attendanceOf(activityId).page(part)
      const profiles = await profilesNow(items.map(({ memberId }) => memberId))
      return { items: items.map((item) => ({ item, nameMasked: profiles.get(item.memberId)?.nameMasked ?? '' })), next }
    },
    ({ item, nameMasked }) => ({ memberId: item.memberId, nameMasked, ...attendanceView(item) }),
  )
}

/** Open hours of a community whose activity has ended, oldest first. A query, and reads of names and activities. @throws UNKNOWN_COMMUNITY, FORBIDDEN */
export async function openHours(
  actor: Actor,
  { community, ...page }: PageQuery & { community: string },
): Promise<Outputs['activities']['openHours']> {
  const { streetId, memberId, grants } = actor
  const { communities } = await streetOf(streetId)
  if (!communities.some(({ communityId }) => communityId === community)) throw problem('UNKNOWN_COMMUNITY')
  if (!reaches(grants, community)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `openhours#${streetId}#${memberId}#${community}`,
    async (part) => {
      const { items, next } = await openHoursIn(streetId, community, now()).page(part)
      const activityIds = [...new Set(items.map(({ activityId }) => activityId))]
      const [profiles, found] = await Promise.all([
        profilesNow([...new Set(items.map((each) => each.memberId))]),
        getEach(
          Activity,
          activityIds.map((activityId) => ({ activityId })),
        ),
      ])
      const heads = new Map(found.flatMap((head) => (head ? [[head.activityId, head] as const] : [])))
      const rows = items.flatMap((item) => {
        const head = heads.get(item.activityId)
        const nameMasked = profiles.get(item.memberId)?.nameMasked ?? ''
        return head && (head.ends <= now() || head.cancelled) ? [{ item, head, nameMasked }] : []
      })
      return { items: rows, next }
    },
    ({ item, head: { title, starts, ends }, nameMasked }) => ({
      ...{ memberId: item.memberId, nameMasked, ...attendanceView(item), title, starts, ends },
    }),
  )
}
