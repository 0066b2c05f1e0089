import { ALL_DUE } from '@functions/today/due.gen'
import type { Outputs } from '@shared/contract/contract'
import { DUE_AT_ONCE } from '@shared/rules/office/due'
import { addDays, dayOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { aNewcomer, aRegistration } from '../support/registrations'
import { aCategory, aReport, handled } from '../support/reports'

beforeAll(() => ownTable())

type Item = Outputs['today']['due']['items'][number]

const HOUR = 3_600_000
const DAY = 24 * HOUR
const today = dayOf(Date.now())

let streetId: string
let east: Person
let west: Person
let admin: Person
let worker: Person
let quick: string
let slow: string

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  east = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  worker = await aPerson(streetId)
  quick = await aCategory(streetId, { slaHours: 2, urgent: true, name: '起火' })
  slow = await aCategory(streetId, { slaHours: 3, name: '井盖' })
  const categories = [{ categoryId: 'stairs', name: '楼道整治', unit: '次', active: true }]
  expect((await call('worklog', 'saveCategories', { id: anId(), version: 0, categories }, admin)).status).toBe(200)
})
afterEach(() => {
  process.env.CLOCK_OFFSET_MS = '0'
})

/** Begins so many milliseconds from the tests' 11:30. */
const at = (offset: number) => {
  process.env.CLOCK_OFFSET_MS = String(offset)
}
const homeOf = async (person: Person) => (await call('today', 'home', {}, person)).body
const namesOf = (items: readonly Item[]) => items.map(({ kind, title }) => `${kind} ${title}`)

async function allOf(person: Person, limit = DUE_AT_ONCE): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const { status, body } = await call('today', 'due', { limit, cursor }, person)
    expect(status).toBe(200)
    items.push(...body.items)
    cursor = body.cursor
  } while (cursor)
  return items
}

async function aRegistrationFor(communityId: string): Promise<Person> {
  const newcomer = await aNewcomer(streetId)
  const sent = await call('identity', 'register', await aRegistration(newcomer, { communityId }), newcomer)
  expect(sent.status).toBe(201)
  return newcomer
}

async function aDuty(communityId: string, given: { name?: string; from?: string; to?: string } = {}) {
  const { name = '楼道整治', from = addDays(today, -1), to = today } = given
  const rule = { period: 'once' as const, times: 1, from, to }
  const made = await call('worklog', 'addDuty', { id: anId(), communityId, categoryId: 'stairs', name, rule }, admin)
  expect(made.status).toBe(201)
  return made.body
}

/** Of each community one of everything, sent yesterday: reports that are late, a registration, a duty. */
async function yesterday() {
  at(-DAY)
  for (const communityId of ['east', 'west']) {
    await aReport(worker, quick, { communityId })
    await aReport(worker, slow, { communityId })
    await aRegistrationFor(communityId)
    await aDuty(communityId)
  }
  at(0)
}

test('what is due of every slice is one list, first due first; numbers are its numbers', async () => {
  await yesterday()
  const { urgent, due, late, waiting, first, me, street } = await homeOf(east)
  expect(namesOf(first.items)).toEqual(['report 起火', 'report 井盖', 'registration 确认报到', 'duty 楼道整治'])
  expect(first.items).toEqual(await allOf(east, 2))
  expect({ urgent, due, late, waiting }).toEqual({
    ...{ urgent: 1, due: 4, late: 3 },
    waiting: [{ kind: 'registration', count: 1 }],
  })
  expect(me.memberId).toBe(east.memberId)
  expect(street).toEqual((await call('stations', 'street', { streetId })).body)
  const [report, , registration, duty] = first.items
  expect(report).toMatchObject({
    note: '测试路 2 号',
    urgent: true,
    page: expect.stringMatching(/grid\/pages\/handle/),
  })
  expect(registration?.note).toMatch(/\*/)
  expect(duty).toMatchObject({ dueOn: today, missed: 0, note: '东社区', desk: '/worklog?team=east' })
})

test('what is due tomorrow is not on the list of today, and tomorrow it is', async () => {
  await aDuty('east', { to: addDays(today, 1) })
  await aRegistrationFor('east')
  expect(await allOf(east)).toEqual([])
  expect(await homeOf(east)).toMatchObject({ due: 0, late: 0, waiting: [{ kind: 'registration', count: 1 }] })
  at(DAY)
  expect(namesOf(await allOf(east))).toEqual(['registration 确认报到', 'duty 楼道整治'])
  at(2 * DAY)
  expect(await homeOf(east)).toMatchObject({ due: 2, late: 2 })
  expect((await allOf(east)).map(({ missed }) => missed)).toEqual([0, 1])
})

test('a grid worker sees their own communities only, the office all of them, another street nothing', async () => {
  await yesterday()
  const ids = async (person: Person) => (await allOf(person)).map(({ kind, id }) => `${kind} ${id}`)
  const [mine, theirs, all] = [await ids(east), await ids(west), await ids(admin)]
  expect(mine).toHaveLength(4)
  expect(theirs).toHaveLength(4)
  expect(mine.filter((id) => theirs.includes(id))).toEqual([])
  expect([...mine, ...theirs].sort()).toEqual([...all].sort())
  const elsewhere = await aStreet()
  const stranger = await aPerson(elsewhere.streetId, { grants: [{ role: 'admin' }] })
  expect(await ids(stranger)).toEqual([])
  expect(await homeOf(stranger)).toMatchObject({ urgent: 0, due: 0, late: 0, waiting: [] })
})

test('a worker and a shop have no such list; a cursor of one does not lead on for another', async () => {
  await yesterday()
  for (const person of [worker, await aPerson(streetId, { grants: [{ role: 'merchant', merchantId: 'shop' }] })])
    expect((await call('today', 'home', {}, person)).status).toBe(403)
  const { cursor } = (await call('today', 'due', { limit: 1 }, east)).body
  expect(cursor).toBeDefined()
  expect((await call('today', 'due', { limit: 1, cursor }, admin)).body.code).toBe('INVALID_INPUT')
})

test('what is done between two pages is gone, and nothing else is lost or seen twice', async () => {
  await yesterday()
  const before = (await allOf(east)).map(({ id }) => id)
  const page = (await call('today', 'due', { limit: 2 }, east)).body
  const [done] = page.items
  expect((await handled(east, done?.id ?? '', { move: 'reject', note: '不归这里' })).status).toBe(200)
  const rest = (await call('today', 'due', { cursor: page.cursor }, east)).body
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(before)
  expect((await allOf(east)).map(({ id }) => id)).toEqual(before.filter((id) => id !== done?.id))
})

test('what waits for a decision is counted by kind, and each number is that of its list', async () => {
  const one = await aRegistrationFor('east')
  await aRegistrationFor('west')
  const { waiting } = await homeOf(east)
  const list = (await call('identity', 'registrations', { communityId: 'east', status: 'pending' }, east)).body.items
  expect(waiting).toEqual([{ kind: 'registration', count: list.length }])
  expect((await homeOf(admin)).waiting).toEqual([{ kind: 'registration', count: 2 }])
  expect((await call('identity', 'confirm', { memberId: one.memberId, id: anId() }, east)).status).toBe(200)
  expect((await homeOf(east)).waiting).toEqual([])
})

test('numbers go to one beyond what is told at once, and the list goes on', async () => {
  at(-DAY)
  for (let n = 0; n < DUE_AT_ONCE + 3; n++) await aDuty('east', { name: `楼道整治 ${n}` })
  at(0)
  const { due, first } = await homeOf(east)
  expect([due, first.items.length, first.cursor !== undefined]).toEqual([DUE_AT_ONCE + 1, DUE_AT_ONCE, true])
  const all = await allOf(east)
  expect(new Set(all.map(({ id }) => id)).size).toBe(DUE_AT_ONCE + 3)
  expect((await call('today', 'due', { limit: DUE_AT_ONCE + 1 }, east)).status).toBe(400)
})

test('every kind that slices declare is one that can be told', () => {
  const kinds = ALL_DUE.map(({ kind }) => kind)
  expect(new Set(kinds).size).toBe(kinds.length)
})
