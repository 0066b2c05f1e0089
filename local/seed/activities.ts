import { Attendance, attendedPlace, Counted, openPlace } from '@functions/activities/attendanceEntities'
import {
  Activity,
  type ActivityItem,
  ActivityText,
  draftPlace,
  listedPlace,
  Seats,
  type SeatsItem,
} from '@functions/activities/entities'
import { emptySeats } from '@functions/activities/saving'
import { Signup, signupPlace } from '@functions/activities/signupEntities'
import { goesAt } from '@functions/activities/signups'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import type { SignupState } from '@shared/rules/activities/activity'
import { minutesOf } from '@shared/rules/activities/hours'
import { offerEnds } from '@shared/rules/activities/seats'
import { maskName } from '@shared/rules/text/masks'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { ACTIVITIES, type ActivityFacts, COMMUNITY_ITEMS, withOthers } from './data/activities'
import { STATIONS } from './data/stations'
import { RULES, STREET, STREET_ID } from './data/street'
import type { Confirmed, People } from './members'
import type { SeededOrg } from './orgs'
import type { Random } from './random'
import { HOUR } from './times'
import type { Put } from './writer'

const MINUTE = 60_000
/** Begins and ends fall on quarters of an hour. */
const QUARTER = 15 * MINUTE
/** It is published so long before it begins; what is near was published a while ago. */
const BEFORE = 5 * 24 * HOUR

interface By {
  streetId: string
  memberId: string
  name: string
  hotline: string
}

/** The street's activities, with who signed up and came: what they earned stands in their books. The same for the same moment. */
export function activityPuts(people: People, orgs: readonly SeededOrg[], now: number, random: Random): Put[] {
  const by = { streetId: STREET_ID, memberId: people.admin.memberId, name: people.admin.name, hotline: STREET.hotline }
  return ACTIVITIES.flatMap((facts) => {
    const { head, puts, seats } = activityOf(facts, by, orgs, now, random)
    return [...puts, ...peopleOf(facts, head, seats, people.confirmed, now, random)]
  })
}

/** The second street's: what the newspaper's page names. */
export function communityItemPuts(by: By, now: number, random: Random): Put[] {
  return COMMUNITY_ITEMS.flatMap((facts) => {
    const { head, puts, seats } = activityOf(facts, by, [], now, random)
    return [...puts, ...seats.map((each) => Seats.build(BatchPutRequest).item(each)), ...countedOf(facts, head, random)]
  })
}

function activityOf(facts: ActivityFacts, by: By, orgs: readonly SeededOrg[], now: number, random: Random) {
  const { kind, title, text, communityId, host, mode, draft, cancelled } = facts
  const starts = Math.round((now + facts.hours * HOUR) / QUARTER) * QUARTER
  const ends = starts + facts.long * HOUR
  const at = Math.min(starts - BEFORE, now - 2 * HOUR)
  const activityId = random.id(at)
  const org = host === undefined ? undefined : orgs.find((each) => each.kind === host)
  const station = STATIONS.find(({ name }) => name === facts.place)
  const who = { by: by.memberId, byLabel: maskName(by.name) }
  const head: ActivityItem = {
    ...{ activityId, streetId: by.streetId, revision: draft ? 1 : 2, kind, title, communityId, starts, ends, mode },
    ...{ host: org && { orgId: org.orgId, name: org.name }, with: withOthers(facts), partners: [] },
    place: station
      ? {
          ...{ kind: 'station', stationId: station.stationId, name: station.name, address: station.address },
          location: { latitude: station.location.latitude, longitude: station.location.longitude },
        }
      : { kind: 'point', name: facts.place },
    audience: { communities: [], occupations: [], organisations: [], roles: [] },
    ...{ signUp: true, capacity: facts.capacity, positions: (facts.positions ?? []).map((each) => ({ ...each })) },
    ...{ along: facts.along ?? 0, children: facts.children ?? false, walkIns: facts.walkIns ?? false },
    ...{ bring: facts.bring, contact: { name: '活动联系人', phone: by.hotline } },
    items: (facts.items ?? []).map((each) => ({ ...each })),
    publishedAt: draft ? undefined : at,
    cancelled: cancelled === undefined ? undefined : { at: now - HOUR, reason: cancelled, ...who },
    ...{ made: [], ...who, at },
    ...(draft ? draftPlace(by.streetId, at, activityId) : listedPlace(by.streetId, starts, activityId)),
  }
  const puts: Put[] = [
    Activity.build(BatchPutRequest).item(head),
    ActivityText.build(BatchPutRequest).item({ activityId, text }),
  ]
  return { head, puts, seats: emptySeats(head) }
}

/** Who signed up and who came, with the places they take. */
function peopleOf(
  facts: ActivityFacts,
  head: ActivityItem,
  seats: SeatsItem[],
  confirmed: readonly Confirmed[],
  now: number,
  random: Random,
): Put[] {
  const { inside = 0, waiting = 0, offered = 0, came = 0, keys = [] } = facts
  const begun = head.publishedAt ?? head.at
  const known = confirmed.filter(({ outcome, key }) => outcome.decidedAt < begun && !keys.includes(key))
  const own = confirmed.filter(({ key }) => keys.includes(key))
  const usual = known.filter(({ key }) => key !== 'rider' && key !== 'courier')
  const all = [...own, ...random.some(usual, inside + waiting + offered - own.length)]
  const stateAt = (index: number): SignupState =>
    index < inside ? 'in' : index < inside + offered ? 'offered' : 'waiting'
  const signups = all.map((member, index) => ({ member, state: stateAt(index), place: seats[index % seats.length] }))
  const puts = signups.map(({ member, state, place }, index) => {
    const with1 = head.children && index % 2 === 0
    const at = begun + (index + 1) * MINUTE
    const children = with1 ? [{ band: '4-6' as const, count: 1 }] : []
    const places = 1 + children.length
    if (place) takes(place, state, places)
    const signup = {
      ...{ memberId: member.memberId, activityId: head.activityId, streetId: head.streetId, state, places, adults: 0 },
      ...{ children, at, positionId: place?.positionId ?? '-', starts: head.starts, ends: head.ends },
      ...{ offerUntil: state === 'offered' ? offerEnds(now, head.starts) : undefined },
      ...{ version: 1, made: [], expiresAt: goesAt(head.ends) },
    }
    return Signup.build(BatchPutRequest).item({ ...signup, ...signupPlace(signup) })
  })
  // Those who were asked by name are still on their way.
  const there = signups.filter(({ state, member }) => state === 'in' && !keys.includes(member.key)).slice(0, came)
  return [
    ...puts,
    ...there.flatMap(({ member }, index) => attendanceOf(head, member, index, now, random)),
    ...seats.map((each) => Seats.build(BatchPutRequest).item({ ...each, cancelledAt: head.cancelled?.at })),
    ...countedOf(facts, head, random),
  ]
}

function takes(seats: SeatsItem, state: SignupState, places: number): void {
  if (state === 'waiting') {
    seats.waiting += 1
    return
  }
  seats.taken += places
  seats.free -= places
  if (state === 'offered') seats.offered += 1
}

/** That somebody came, and what it brought. The last of those who served for hours forgot to check out. */
function attendanceOf(head: ActivityItem, member: Confirmed, index: number, now: number, random: Random): Put[] {
  const { activityId, streetId, communityId, title, kind, starts, ends, mode, items } = head
  const { memberId, book } = member
  const at = Math.min(starts + random.between(-15, 5) * MINUTE, now)
  const out = ends + random.between(-10, 10) * MINUTE
  const hasHours = mode === 'inOut'
  const isOpen = hasHours && index === 4
  const entryId = derivedId(activityId, `attend#${memberId}`)
  const points = RULES.activityAttended.amount
  book.movements.push({
    ...{ id: entryId, memberId, streetId, communityId, reason: 'activityAttended', amount: points },
    ...{ subject: title, ref: activityId, by: memberId, at },
  })
  const attendance = {
    ...{ activityId, memberId, id: random.id(at), hash: fingerprint({ activityId, memberId }), streetId, communityId },
    ...{ title, kind, in: at, inVia: 'code' as const, points, entryId, version: 1, made: [] },
    items: items.map(({ name, each }) => ({ name, count: each })),
    ...attendedPlace(memberId, at, activityId),
    ...(hasHours ? { opens: ends } : {}),
    ...(hasHours && !isOpen ? { out, outVia: 'code' as const, minutes: minutesOf({ in: at, out, starts, ends }) } : {}),
    ...(isOpen ? openPlace(head, ends, memberId) : {}),
  }
  return [Attendance.build(BatchPutRequest).item(attendance)]
}

function countedOf({ counted }: ActivityFacts, head: ActivityItem, random: Random): Put[] {
  if (counted === undefined) return []
  const items = head.items.map(({ name, each }) => ({ name, count: each * counted }))
  const id = random.id(head.starts)
  const of = { activityId: head.activityId, id, hash: fingerprint({ id }), people: counted, items }
  return [Counted.build(BatchPutRequest).item({ ...of, by: head.by, at: head.starts })]
}
