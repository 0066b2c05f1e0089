import { becomes, newDuty } from '@functions/orgs/duty'
import { Meeting, meetingPlace, OrgDuty } from '@functions/orgs/dutyEntities'
import { seal } from '@functions/platform/sealed/personal'
import { fingerprint } from '@functions/platform/store/ids'
import { Holder, MemberPosts, ownTermPlace, Term, termPlace } from '@functions/terms/entities'
import { Fact } from '@functions/worklog/entities'
import { placed } from '@functions/worklog/facts'
import { beginning, settled } from '@shared/rules/duties/plan'
import { POSTS } from '@shared/rules/duties/posts'
import { decidedUntil, type OrgPost, VISIT_CATEGORY, visitsFrom } from '@shared/rules/people/instructing'
import { maskName } from '@shared/rules/text/masks'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { STREET, STREET_ID } from './data/street'
import type { Member, People } from './members'
import type { SeededOrg } from './orgs'
import type { Random } from './random'
import type { Put } from './writer'

const HOUR_MS = 3_600_000
const NOTES = ['送学上门，讲了交通安全', '问了招工和住宿的难处', '送了驿站地图']

/** Who serves on councils from outside the app. */
const GUESTS = ['样经理', '演店长', '试站长']

type Held = { termId: string; scope: string; post: OrgPost; from: string; to: string; acceptedAt: number }

/** Who holds posts of the demo street's organisations, what they visited and what their meetings decided. */
export async function orgPostPuts(
  people: People,
  orgs: readonly SeededOrg[],
  now: number,
  random: Random,
): Promise<Put[]> {
  const [today, begun] = [dayOf(now), addDays(dayOf(now), -58)]
  const puts: Put[] = []
  const held = new Map<string, Held[]>()
  const by = { by: people.admin.memberId, byLabel: maskName(people.admin.name) }

  const give = async (org: SeededOrg, post: OrgPost, who: Member | string) => {
    const at = startOf(begun) + 10 * HOUR_MS
    const [id, from, to] = [random.id(at), begun, addDays(begun, 729)]
    const span = { termId: id, from, to }
    const member = typeof who === 'string' ? undefined : who
    const name = typeof who === 'string' ? who : who.name
    const person = member ? { memberId: member.memberId } : { nameSealed: await seal(name, `term:${id}`) }
    const term = { streetId: STREET_ID, scope: org.orgId, id, hash: fingerprint({ id }), post, from, to, ...person }
    const given = { ...term, nameMasked: maskName(name), issuer: STREET.name, ...by, at, acceptedAt: at }
    const own = member ? ownTermPlace(member.memberId, from, id) : {}
    puts.push(Term.build(BatchPutRequest).item({ ...given, ...termPlace(STREET_ID, post, to, id), ...own }))
    if (POSTS[post].holders === 'one') {
      const holder = { streetId: STREET_ID, scope: org.orgId, post, version: 1, spans: [span] }
      puts.push(Holder.build(BatchPutRequest).item(holder))
    }
    if (member) {
      const before = held.get(member.memberId) ?? []
      held.set(member.memberId, [...before, { ...span, scope: org.orgId, post, acceptedAt: at }])
    }
    return { termId: id, to, name: maskName(name), memberId: member?.memberId }
  }

  const instructorOf = ([communityId]: readonly string[]) =>
    people.gridWorkers.find((each) => each.communityId === communityId) ?? people.admin

  for (const [place, org] of orgs.filter(({ kind }) => kind === 'enterprise').entries()) {
    const instructor = instructorOf(org.communities)
    const term = await give(org, 'instructor', instructor)
    puts.push(...visits(org, instructor, term, { today, begun, now, skips: place % 4 === 3 }, random))
  }
  for (const org of orgs.filter(({ kind }) => kind === 'branch')) await give(org, 'secretary', people.admin)
  for (const org of orgs.filter(({ kind }) => kind === 'committee' || kind === 'council')) {
    const members = []
    for (const communityId of org.communities) {
      members.push(await give(org, 'member', instructorOf([communityId])))
    }
    if (org.kind === 'council') for (const name of GUESTS) members.push(await give(org, 'member', name))
    puts.push(...meetings(org, members, { today, now, ...by }, random))
  }
  for (const [memberId, posts] of held) {
    puts.push(MemberPosts.build(BatchPutRequest).item({ memberId, streetId: STREET_ID, version: 1, posts }))
  }
  return puts
}

interface When {
  today: string
  begun: string
  now: number
  /** Nobody went there this month. */
  skips: boolean
}

/** An enterprise's visits: one a month, this month's not everywhere. */
function visits(
  { orgId, name, communities: [communityId = ''] }: SeededOrg,
  { memberId, name: instructor }: Member,
  { termId, to }: { termId: string; to: string },
  { today, begun, now, skips }: When,
  random: Random,
): Put[] {
  const byLabel = maskName(instructor)
  const plan = visitsFrom(begun)
  const whose = { ownerId: memberId, ownerLabel: byLabel, termId, until: to }
  const at = startOf(begun) + 10 * HOUR_MS
  const given = { id: orgId, streetId: STREET_ID, orgId, kind: 'visit' as const, title: name, plan, by: memberId, at }
  const firsts = [addDays(`${today.slice(0, 7)}-01`, -25), `${today.slice(0, 7)}-01`]
  const days = firsts.map((first) => addDays(first, random.between(0, 8))).filter((day) => begun <= day && day < today)
  const gone = skips ? days.slice(0, -1) : days
  const puts: Put[] = []
  let progress = beginning(plan, begun)
  const made = gone.map((day) => {
    const visitedAt = startOf(day) + 15 * HOUR_MS
    const id = random.id(Math.min(visitedAt, now - HOUR_MS))
    const note = random.pick(NOTES)
    progress = settled(plan, progress, day)
    const fact = { id, hash: fingerprint({ id }), streetId: STREET_ID, communityId, categoryId: VISIT_CATEGORY, day }
    const said = { quantity: 1, note, building: name, by: memberId, byLabel, at: visitedAt }
    puts.push(Fact.build(BatchPutRequest).item(placed({ ...fact, ...said })))
    return { id, day, byLabel, note }
  })
  const duty = newDuty({ ...given, ...whose }, progress)
  return [...puts, OrgDuty.build(BatchPutRequest).item({ ...duty, visits: made })]
}

interface Present {
  termId: string
  name: string
  memberId: string | undefined
}

/** Two meetings of an organisation; of the last one a decision is open. */
function meetings(
  { orgId, name }: SeededOrg,
  members: readonly Present[],
  { today, now, by, byLabel }: { today: string; now: number; by: string; byLabel: string },
  random: Random,
): Put[] {
  const puts: Put[] = []
  const owners = members.flatMap(({ memberId, name: owner }) => (memberId === undefined ? [] : [{ memberId, owner }]))
  for (const [place, ago] of [35, 6].entries()) {
    const day = addDays(today, -ago)
    const at = Math.min(startOf(day) + 16 * HOUR_MS, now - HOUR_MS)
    const [id, dutyId] = [random.id(at), random.id(at)]
    const { memberId, owner } = random.pick(owners)
    const dueOn = addDays(day, 20)
    const title = place === 0 ? '请物业给小哥开放侧门' : '找一处夜里能歇脚的房间'
    const given = { id: dutyId, streetId: STREET_ID, orgId, kind: 'decision' as const, title, meetingId: id, by, at }
    const duty = newDuty({ ...given, ownerId: memberId, ownerLabel: owner, plan: decidedUntil(day, dueOn) })
    const isDone = place === 0
    puts.push(OrgDuty.build(BatchPutRequest).item(isDone ? becomes(duty, { outcome: 'done', by: memberId, at }) : duty))
    const meeting = {
      ...{ id, hash: fingerprint({ id }), streetId: STREET_ID, orgId, day, version: 2, made: [], by, byLabel, at },
      ...{ title: `${name}${place === 0 ? '第一次' : '第二次'}会议`.slice(-40), place: '烟小暖·暖新驿站' },
      ...{ agenda: ['进门难', '休息难'], minutes: '各家说了各自能做的，定下一件先办。', guests: 2 },
      present: members.map(({ termId, name: who }) => ({ termId, name: who })),
      decisions: [{ dutyId, title, owner, dueOn }],
    }
    puts.push(Meeting.build(BatchPutRequest).item({ ...meeting, ...meetingPlace(orgId, day, id) }))
  }
  return puts
}
