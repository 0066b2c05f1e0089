import { Profile } from '@functions/identity/entities'
import { Staff } from '@functions/identity/staff'
import type { Grant } from '@shared/rules/people/roles'
import { addDays, dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { inboxOf } from '../support/messages'
import { anOrg, TODAY } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { aCategory, answered, aReport, aResolvedReport, handled } from '../support/reports'
import { comesAgain, settled } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

const ALWAYS = Array.from({ length: 7 }, (_, weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }))

let streetId: string
let categoryId: string
let admin: Person
let a: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  admin = await aStaffMember([{ role: 'admin' }])
  a = await aPerson(streetId)
  // Whose contact somebody was is handed on by the order that ends their role, which is not given here.
  await settled(streetId)
  expect((await call('pairs', 'ask', { id: anId(), wish: 'none' }, a)).status).toBe(200)
})
afterEach(() => comesAgain(streetId))

async function aStaffMember(grants: Grant[]): Promise<Person> {
  const person = await aPerson(streetId, { grants })
  const teamIds = grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityIds : []))
  const role = teamIds.length > 0 ? 'gridWorker' : 'admin'
  await Staff.build(PutItemCommand)
    .item({ streetId, memberId: person.memberId, role, teamIds, nameMasked: '测*甲' })
    .send()
  return person
}

/** Their roles are taken; the list of staff may still have them. */
const leaves = ({ memberId }: Person, grants: Grant[] = [{ role: 'worker' }]) =>
  Profile.build(UpdateItemCommand).item({ memberId, grants }).send()

const settle = () => settled(streetId)
const seen = async (reportId: string, by: Person) => (await call('reports', 'get', { reportId }, by)).body
const textsOf = async (person: Person) => (await inboxOf(person)).items.map(({ text }) => text)

describe('whoever has left', () => {
  let grid: Person
  let colleague: Person
  const east: Grant[] = [{ role: 'gridWorker', communityIds: ['east'] }]

  beforeEach(async () => {
    ;[grid, colleague] = [await aStaffMember(east), await aStaffMember(east)]
  })

  test('an answer to somebody who has left reaches their team', async () => {
    const reportId = await aReport(a, categoryId)
    await handled(grid, reportId, { move: 'accept' })
    await handled(grid, reportId, { move: 'assign', assigneeId: grid.memberId })
    await handled(grid, reportId, { move: 'ask', note: '在哪一侧？' })
    await settle()
    await leaves(grid)
    await answered(a, reportId, { move: 'reply', note: '在路东' })
    await settle()
    expect((await textsOf(grid)).join()).not.toContain('在路东')
    expect((await textsOf(colleague)).join()).toContain('在路东')
    expect((await seen(reportId, colleague)).desk).toMatchObject({ assigneeLeft: true })
  })

  test('“not fixed” too, and the office hears where nobody of the team is left', async () => {
    const reportId = await aResolvedReport(a, grid, categoryId)
    await settle()
    await leaves(grid, [{ role: 'gridWorker', communityIds: ['west'] }])
    await leaves(colleague)
    await answered(a, reportId, { move: 'reopen', note: '还是松的' })
    await settle()
    expect((await textsOf(grid)).join()).not.toContain('还是松的')
    expect((await textsOf(admin)).join()).toContain('还是松的')
  })

  test('an answer stays with its handler, and nobody else, while they are there', async () => {
    const reportId = await aReport(a, categoryId)
    await handled(grid, reportId, { move: 'ask', note: '在哪一侧？' })
    await answered(a, reportId, { move: 'reply', note: '在路东' })
    await settle()
    expect((await textsOf(grid)).join()).toContain('在路东')
    expect((await textsOf(colleague)).join()).not.toContain('在路东')
    expect((await seen(reportId, colleague)).desk?.assigneeLeft).toBeUndefined()
  })

  test('the sender of an urgent report is told the names of those who are there alone', async () => {
    for (const { memberId } of [grid, colleague]) {
      const set = { teamId: 'east', id: anId(), memberId, version: 0, shifts: ALWAYS, exceptions: [] }
      expect((await call('alerts', 'setDuty', set, admin)).status).toBe(200)
    }
    const reportId = await aReport(a, await aCategory(streetId, { urgent: true }))
    expect((await call('alerts', 'live', { reportId }, a)).body.onDuty).toHaveLength(2)
    await leaves(grid)
    expect((await call('alerts', 'live', { reportId }, a)).body.onDuty).toHaveLength(1)
  })

  test('what an appointed worker answers reaches the office where who offered the post has left, and that they gave it up', async () => {
    const today = dayOf(Date.now())
    const offer = { memberId: a.memberId, post: 'advocate' as const, from: today, to: addDays(today, 99), adult: true }
    const offered = await call('terms', 'appoint', { id: anId(), ...offer }, admin)
    const { termId } = offered.body
    const other = await aStaffMember([{ role: 'admin' }])
    await leaves(admin)
    await call('terms', 'accept', { termId, id: anId() }, a)
    await settle()
    await call('terms', 'resign', { termId, id: anId(), reason: '太忙了' }, a)
    await settle()
    expect(await textsOf(other)).toEqual([expect.stringContaining('太忙了'), expect.stringContaining('接受了聘任')])
    expect(await textsOf(admin)).toEqual([])
  })

  test('what an appointed worker did and that waits is told to the community’s staff who are there, once', async () => {
    const today = dayOf(Date.now())
    const offer = { memberId: a.memberId, post: 'advocate' as const, from: today, to: addDays(today, 99), adult: true }
    const { termId } = (await call('terms', 'appoint', { id: anId(), ...offer }, admin)).body
    await call('terms', 'accept', { termId, id: anId() }, a)
    await leaves(grid)
    const much = { id: anId(), termId, categoryId: 'served-patrol' as const, day: today, quantity: 9 }
    expect((await call('terms', 'log', much, a)).body.waits).toBe(true)
    await settle()
    expect(await textsOf(colleague)).toEqual([expect.stringContaining('巡查 9 次')])
    expect(await textsOf(grid)).toEqual([])
  })

  test('FT-01 whose role ends with decisions in hand: the office hears which, once; who stays staff, or holds a post there, has them', async () => {
    const { orgId } = await anOrg(admin, 'branch')
    const meeting = { orgId, id: anId(), title: '支部会', day: TODAY, agenda: [] }
    const { meetingId } = (await call('orgs', 'addMeeting', meeting, admin)).body
    const decisions = [grid, colleague].map(({ memberId: ownerId }) => ({
      ...{ title: '补一把椅子', ownerId, dueOn: addDays(TODAY, 3) },
    }))
    const minutes = { meetingId, id: anId(), version: 1, present: [], guests: 0, decisions }
    expect((await call('orgs', 'record', minutes, admin)).status).toBe(200)
    await settle()
    const ending = { role: 'gridWorker' as const, rolesVersion: 0, reason: '调走了' }
    const { memberId } = grid
    const ended = await call('setup', 'endRole', { memberId, id: anId(), successor: 'team', ...ending }, admin)
    expect(ended.status).toBe(200)
    await settle()
    const told = (await textsOf(admin)).filter((text) => text.includes('补一把椅子'))
    expect(told).toEqual([expect.stringContaining('1 件会议决定')])
    expect(await textsOf(colleague)).not.toContainEqual(expect.stringContaining('补一把椅子'))
  })

  test('an urgent report and one handed over are told to those who are there', async () => {
    await leaves(grid)
    const urgent = await aCategory(streetId, { urgent: true })
    await aReport(a, urgent)
    const passed = await aReport(a, categoryId, { communityId: 'west' })
    await handled(admin, passed, { move: 'handOver', teamId: 'east', note: '在东边' })
    await settle()
    expect(await textsOf(grid)).toEqual([])
    expect((await inboxOf(colleague)).items.map(({ kind }) => kind).sort()).toEqual(['alert', 'notice'])
  })
})
