import { carryOut } from '@functions/events/carryOut'
import { Staff } from '@functions/identity/staff'
import { publish } from '@functions/publicReports/publication'
import { ReportNote } from '@functions/reports/deskEntities'
import { Report } from '@functions/reports/entities'
import { staffNotice } from '@functions/reports/notices/staffNotice'
import { holderOf } from '@functions/reports/place'
import type { Inputs } from '@shared/contract/contract'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { writeAll } from '../../local/seed/writer'
import { anId, call, invoke, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { accountOf, entriesOf } from '../support/ledger'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { publicItems } from '../support/publicReports'
import { aCategory, answered, aReport, handled, recordOf } from '../support/reports'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let worker: Person
let east: Person
let west: Person
let unit: Person
let admin: Person

async function staffIn(...teamIds: string[]): Promise<Person> {
  const person = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: teamIds }] })
  const { memberId } = person
  await Staff.build(PutItemCommand)
    .item({ streetId, memberId, role: 'gridWorker', teamIds, nameMasked: '测*甲' })
    .send()
  return person
}

beforeAll(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  ;[east, west, unit] = [await staffIn('east'), await staffIn('west'), await staffIn('sanitation')]
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})
beforeEach(async () => {
  worker = await aPerson(streetId)
})

const photoIds = [anId()]
const queue = (person: Person, query: Partial<Inputs['reports']['queue']> = {}) =>
  call('reports', 'queue', { communityId: 'east', limit: 50, ...query }, person)
const detail = async (person: Person, reportId: string) => (await call('reports', 'get', { reportId }, person)).body
const late = (reportId: string, dueAt: number) =>
  Report.build(UpdateItemCommand)
    .item({ reportId, dueAt, queueSk: `1#${String(dueAt).padStart(15, '0')}#${reportId}` })
    .send()

describe('the queue', () => {
  test('shows what is wanted: by category, status, mine, overdue, near me', async () => {
    const [one, two] = [await aCategory(streetId), await aCategory(streetId, { urgent: true })]
    const far = { ...CENTER, latitude: CENTER.latitude + 0.02 }
    const [a, b, c] = [
      await aReport(worker, one),
      await aReport(worker, two),
      await aReport(worker, one, { location: far }),
    ]
    await handled(east, b, { move: 'accept' })
    await handled(east, b, { move: 'assign', assigneeId: east.memberId })
    await late(c, Date.now() - 1000)
    const shown = async (query: Partial<Inputs['reports']['queue']>) => {
      const { body } = await queue(east, query)
      return body.items.map(({ reportId }) => reportId).filter((id) => [a, b, c].includes(id))
    }
    expect(await shown({})).toEqual([b, c, a])
    expect(await shown({ categoryId: one })).toEqual([c, a])
    expect(await shown({ status: 'assigned' })).toEqual([b])
    expect(await shown({ mine: 'yes' })).toEqual([b])
    expect(await shown({ overdue: 'yes' })).toEqual([c])
    expect(await shown({ ...CENTER })).toEqual([b, a])
    expect(await shown({ mine: 'yes', categoryId: one })).toEqual([])
    const { body } = await queue(east, { mine: 'yes', ...far })
    expect(body.items).toEqual([])
    const near = await queue(east, { ...far })
    expect(near.body.items).toMatchObject([{ reportId: c, metres: 0, mine: false }])
  })

  test('a filtered page costs one round trip and ten units, may be short, and the pages have everything once', async () => {
    const place = await aStreet()
    const [rare, common] = [await aCategory(place.streetId), await aCategory(place.streetId)]
    const staff = await aPerson(place.streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
    const wanted: string[] = []
    for (let batch = 0; batch < 4; batch++) {
      const reporter = await aPerson(place.streetId)
      const ids = await Promise.all(
        Array.from({ length: 20 }, (_, index) => aReport(reporter, (batch * 20 + index) % 7 === 0 ? rare : common)),
      )
      wanted.push(...ids.filter((_, index) => (batch * 20 + index) % 7 === 0))
    }
    const found: string[] = []
    let cursor: string | undefined
    let pages = 0
    // Their token was looked at within the last minute.
    await queue(staff, {})
    do {
      const query = { communityId: 'east', categoryId: rare, limit: 5, ...(cursor ? { cursor } : {}) }
      let answer: Awaited<ReturnType<typeof queue>> | undefined
      const bill = await billOf(async () => {
        answer = await call('reports', 'queue', query, staff)
      })
      expect(bill).toMatchObject({ trips: 1, writeUnits: 0 })
      expect(bill.readUnits).toBeLessThanOrEqual(10)
      found.push(...(answer?.body.items ?? []).map(({ reportId }) => reportId))
      cursor = answer?.body.cursor
      pages++
    } while (cursor && pages < 20)
    expect(found.sort()).toEqual(wanted.sort())
    const foreign = await call('reports', 'queue', { communityId: 'east', categoryId: rare, limit: 5 }, staff)
    const other = { communityId: 'east', categoryId: common, cursor: foreign.body.cursor, limit: 5 }
    expect((await call('reports', 'queue', other, staff)).status).toBe(400)
  })

  test('is refused outside one’s teams', async () => {
    for (const communityId of ['west', 'sanitation', 'nowhere']) {
      expect((await queue(east, { communityId })).status).toBe(403)
    }
    expect((await queue(unit, { communityId: 'sanitation' })).status).toBe(200)
  })

  test('colleagues are the team’s own staff, oneself first, and nobody else’s', async () => {
    const second = await staffIn('east')
    const { body } = await call('reports', 'colleagues', { teamId: 'east', limit: 50 }, east)
    const ids = body.items.map(({ memberId }) => memberId)
    expect(body.items[0]).toEqual({ memberId: east.memberId, label: '网格员 测*甲', me: true })
    expect(ids).not.toContain(west.memberId)
    expect((await call('reports', 'colleagues', { teamId: 'west' }, second)).status).toBe(403)
    const units = await call('reports', 'colleagues', { teamId: 'sanitation' }, unit)
    expect(units.body.items).toEqual([{ memberId: unit.memberId, label: '环卫所 测*甲', me: true }])
  })
})

describe('giving several away at once', () => {
  test('each report has an outcome of its own, and the same list again brings the same', async () => {
    const [fresh, accepted, done] = [
      await aReport(worker, categoryId),
      await aReport(worker, categoryId),
      await aReport(worker, categoryId),
    ]
    await handled(east, accepted, { move: 'accept' })
    await answered(worker, done, { move: 'withdraw' })
    const abroad = await aReport(worker, categoryId, { communityId: 'west' })
    const reports = [fresh, accepted, done, abroad].map((reportId) => ({ reportId, id: anId() }))
    const send = () => call('reports', 'assignMany', { assigneeId: east.memberId, reports }, east)
    const first = await send()
    expect(first.body.items).toEqual([
      { reportId: fresh, outcome: 'done', status: 'assigned' },
      { reportId: accepted, outcome: 'done', status: 'assigned' },
      expect.objectContaining({ reportId: done, outcome: 'refused', code: 'MOVE_NOT_ALLOWED' }),
      expect.objectContaining({ reportId: abroad, outcome: 'refused', code: 'NOT_FOUND' }),
    ])
    expect((await send()).body).toEqual(first.body)
    expect((await recordOf(fresh)).timeline.map(({ move }) => move)).toEqual(['submit', 'accept', 'assign'])
    expect(await entriesOf(worker.memberId)).toHaveLength(2)
  })

  test('to somebody of another team is refused for each; twice the same report in one list is not understood', async () => {
    const reportId = await aReport(worker, categoryId)
    const refused = await call(
      'reports',
      'assignMany',
      { assigneeId: west.memberId, reports: [{ reportId, id: anId() }] },
      east,
    )
    expect(refused.body.items).toMatchObject([{ outcome: 'refused', code: 'ASSIGNEE_REQUIRED' }])
    const twice = [1, 2].map(() => ({ reportId, id: anId() }))
    expect((await call('reports', 'assignMany', { assigneeId: east.memberId, reports: twice }, east)).status).toBe(400)
  })

  test('two who give the same ten away at once: no move is lost, and each report ends with one of them', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => aReport(worker, categoryId)))
    const second = await staffIn('east')
    const answers = await Promise.all(
      [east, second].map((person) =>
        call(
          'reports',
          'assignMany',
          { assigneeId: person.memberId, reports: ids.map((reportId) => ({ reportId, id: anId() })) },
          person,
        ),
      ),
    )
    const outcomes = answers.flatMap(({ body }) => body.items)
    for (const reportId of ids) {
      const { report, timeline } = await recordOf(reportId)
      const given = timeline.filter(({ move }) => move === 'assign').length
      const told = outcomes.filter((each) => each.reportId === reportId && each.outcome === 'done').length
      expect(given).toBe(told)
      expect(timeline.filter(({ move }) => move === 'accept')).toHaveLength(1)
      expect([east.memberId, second.memberId]).toContain(report.assigneeId)
    }
    expect(await entriesOf(worker.memberId)).toHaveLength(10)
  })
})

describe('handing over', () => {
  test('moves the queue entry; the side it left still sees it, and only the new one acts', async () => {
    const reportId = await aReport(worker, categoryId)
    await handled(east, reportId, { move: 'accept' })
    await handled(east, reportId, { move: 'start' })
    const over = await handled(east, reportId, { move: 'handOver', teamId: 'sanitation', note: '要洒水车' })
    expect(over.body).toMatchObject({ status: 'accepted', version: 4 })
    const inQueue = async (person: Person, communityId: string) =>
      (await queue(person, { communityId })).body.items.some((item) => item.reportId === reportId)
    expect([await inQueue(east, 'east'), await inQueue(unit, 'sanitation')]).toEqual([false, true])
    const left = await call('reports', 'handedOver', { teamId: 'east' }, east)
    expect(left.body.items[0]).toMatchObject({ reportId, toName: '环卫所', note: '要洒水车', categoryName: '井盖' })
    expect(await detail(east, reportId)).toMatchObject({
      moves: [],
      desk: { teamId: 'sanitation', teamName: '环卫所' },
    })
    expect((await handled(east, reportId, { move: 'start' })).status).toBe(404)
    expect((await detail(unit, reportId)).moves).toContain('start')
    expect((await detail(west, reportId)).code).toBe('NOT_FOUND')
    await handled(unit, reportId, { move: 'start' })
    expect((await detail(worker, reportId)).timeline.at(-1)?.byLabel).toBe('环卫所 测*甲')
    const back = await handled(unit, reportId, { move: 'handOver', teamId: 'east' })
    expect(back.body.status).toBe('accepted')
    const { report } = await recordOf(reportId)
    expect([holderOf(report), report.unitId, report.assigneeId]).toEqual(['east', undefined, undefined])
    expect((await detail(unit, reportId)).desk?.teamId).toBe('east')
  })

  test('what nobody has accepted is not accepted by being passed on, and earns nothing yet', async () => {
    const reportId = await aReport(worker, categoryId)
    expect((await handled(east, reportId, { move: 'handOver', teamId: 'west' })).body.status).toBe('submitted')
    expect(await entriesOf(worker.memberId)).toHaveLength(0)
    expect((await handled(west, reportId, { move: 'accept' })).body.points).toBe(5)
    expect((await recordOf(reportId)).report.communityId).toBe('west')
  })

  test('needs another team of the street', async () => {
    const reportId = await aReport(worker, categoryId)
    for (const teamId of [undefined, 'east', 'nowhere']) {
      const answer = await handled(east, reportId, { move: 'handOver', ...(teamId ? { teamId } : {}) })
      expect(answer).toMatchObject({ status: 422, body: { code: 'TEAM_REQUIRED' } })
    }
  })

  test('against a move of a colleague at once: nothing is lost, and the loser learns where it is', async () => {
    for (let round = 0; round < 5; round++) {
      const reportId = await aReport(worker, categoryId)
      const [over, accepted] = await Promise.all([
        handled(east, reportId, { move: 'handOver', teamId: 'west' }),
        handled(admin, reportId, { move: 'accept' }),
      ])
      expect([over.status, accepted.status]).toEqual([200, 200])
      const second = await staffIn('east')
      const late = await handled(second, reportId, { move: 'start' })
      expect(late).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
      const { report, timeline } = await recordOf(reportId)
      expect(timeline).toHaveLength(3)
      expect([holderOf(report), report.status]).toEqual(['west', 'accepted'])
    }
  })

  test('two who hand it to different teams at once: it is in one queue only', async () => {
    const reportId = await aReport(worker, categoryId)
    await Promise.all([
      handled(admin, reportId, { move: 'handOver', teamId: 'west' }),
      handled(east, reportId, { move: 'handOver', teamId: 'sanitation' }),
    ])
    const holders = await Promise.all(
      ['east', 'west', 'sanitation'].map(async (communityId) =>
        (await queue(admin, { communityId })).body.items.filter((item) => item.reportId === reportId),
      ),
    )
    expect(holders.flat()).toHaveLength(1)
  })
})

test('the receiving team and a colleague who is given one are told once, however often the stream repeats', async () => {
  const place = await aStreet()
  const category = await aCategory(place.streetId)
  const join = async (...teamIds: string[]) => {
    const person = await aPerson(place.streetId, { grants: [{ role: 'gridWorker', communityIds: teamIds }] })
    const { memberId, streetId } = person
    await Staff.build(PutItemCommand)
      .item({ streetId, memberId, role: 'gridWorker', teamIds, nameMasked: '测*甲' })
      .send()
    return person
  }
  const [giver, colleague, other] = [await join('east', 'sanitation'), await join('sanitation'), await join('west')]
  const reportId = await aReport(await aPerson(place.streetId), category)
  await handled(giver, reportId, { move: 'handOver', teamId: 'sanitation', note: '请清运' })
  await handled(giver, reportId, { move: 'accept' })
  await handled(giver, reportId, { move: 'assign', assigneeId: colleague.memberId })
  const records = await streamed(place.streetId)
  for (let time = 0; time < 2; time++) expect(await carryOut([staffNotice], records)).toEqual({ batchItemFailures: [] })
  const told = async (person: Person) => (await call('messages', 'list', {}, person)).body.items
  expect((await told(colleague)).map(({ title }) => title).sort()).toEqual(['派给你一件：井盖', '转来一件：井盖'])
  expect((await told(colleague))[0]?.page).toContain(reportId)
  expect([await told(giver), await told(other)]).toEqual([[], []])
})

describe('internal notes', () => {
  const note = (person: Person, reportId: string, text: string, id = anId()) =>
    call('reports', 'addNote', { reportId, id, text }, person)

  test('are seen by the teams concerned and by no reporter on any route', async () => {
    const secret = `内部情况${anId()}`
    const reportId = await aReport(worker, categoryId)
    expect((await note(east, reportId, secret)).status).toBe(201)
    expect((await detail(east, reportId)).desk?.notes).toMatchObject([{ kind: 'note', text: secret, byLabel: '你' }])
    expect((await detail(admin, reportId)).desk?.notes).toMatchObject([{ byLabel: '网格员 测*甲' }])
    await handled(east, reportId, { move: 'handOver', teamId: 'west' })
    expect((await detail(west, reportId)).desk?.notes).toHaveLength(1)
    expect((await note(east, reportId, '交过去了')).status).toBe(201)
    expect((await note(unit, reportId, '不该写')).status).toBe(404)
    const answers = [
      await call('reports', 'get', { reportId }, worker),
      await call('reports', 'mine', {}, worker),
      await call('insights', 'home', {}, worker),
      await answered(worker, reportId, { move: 'withdraw' }),
    ]
    for (const answer of answers) {
      expect(answer.status).toBeLessThan(300)
      expect(JSON.stringify(answer.body)).not.toContain(secret)
    }
    expect(answers[0]?.body).not.toHaveProperty('desk')
    await publish(reportId)
    expect(JSON.stringify(await publicItems(streetId))).not.toContain(secret)
    expect((await note(worker, reportId, '我')).status).toBe(403)
    for (const path of [`/reports/${reportId}`, `/reports/${reportId}/notes`]) {
      expect((await invoke('reports', { method: 'GET', path })).status).not.toBe(200)
    }
  })

  test('about a report of one’s own are not shown, whatever one is besides', async () => {
    const both = await aPerson(streetId, { grants: [{ role: 'worker' }, { role: 'admin' }] })
    const reportId = await aReport(both, categoryId)
    await note(east, reportId, '内部')
    expect(await detail(both, reportId)).not.toHaveProperty('desk')
    expect((await note(both, reportId, '我')).status).toBe(404)
  })

  test('never cost anybody a move, and none is lost or doubled', async () => {
    const reportId = await aReport(worker, categoryId)
    const ids = Array.from({ length: 8 }, anId)
    const answers = await Promise.all([
      handled(east, reportId, { move: 'accept' }),
      ...ids.flatMap((id) => [note(east, reportId, '一样的话', id), note(east, reportId, '一样的话', id)]),
    ])
    for (const { status } of answers) expect(status).toBeLessThan(300)
    const { report, notes } = await recordOf(reportId)
    expect([report.version, notes.map(({ id }) => id).sort()]).toEqual([2, [...ids].sort()])
    expect((await note(east, reportId, '别的话', ids[0])).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await note(admin, reportId, '一样的话', ids[0])).body.code).toBe('IDEMPOTENCY_CONFLICT')
  })

  test('end at a hundred', async () => {
    const reportId = await aReport(worker, categoryId)
    const first = anId()
    await note(east, reportId, '第一条', first)
    const { notes } = await recordOf(reportId)
    const [model] = notes
    if (!model) throw new Error('no note')
    const more = Array.from({ length: 99 }, () => ReportNote.build(BatchPutRequest).item({ ...model, id: anId() }))
    await writeAll(more)
    expect((await note(east, reportId, '再来一条')).body.code).toBe('NOTES_FULL')
    expect((await note(east, reportId, '第一条', first)).status).toBe(201)
  })
})

describe('on behalf of somebody', () => {
  const words = (over: Partial<Inputs['reports']['behalf']> = {}): Inputs['reports']['behalf'] => ({
    id: anId(),
    source: 'phone',
    callerName: '来电一',
    callerPhone: '10000009999',
    communityId: 'east',
    categoryId,
    description: '家门口的井盖响了一夜。',
    location: CENTER,
    address: '测试路 9 号',
    ...over,
  })
  const take = (input: Inputs['reports']['behalf'], person = east) => call('reports', 'behalf', input, person)

  test('it goes its whole way without an account, and closes without anybody to ask', async () => {
    const input = words()
    const first = await take(input)
    expect(first.status).toBe(201)
    expect(await take(input)).toEqual(first)
    expect((await take({ ...input, address: '别处 1 号' })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await take(input, admin)).body.code).toBe('IDEMPOTENCY_CONFLICT')
    const { reportId } = first.body
    const seen = await detail(east, reportId)
    expect(seen).toMatchObject({
      reporterLabel: '来电 来**',
      desk: { source: 'phone', callerLabel: '来**', callerPhoneMasked: '100******99' },
      timeline: [{ move: 'submit', byLabel: '你' }],
    })
    for (const move of ['accept', 'start', 'resolve'] as const) {
      const { status, body } = await handled(east, reportId, { move, photoIds: move === 'resolve' ? photoIds : [] })
      expect([status, body.points]).toEqual([200, 0])
    }
    expect((await accountOf(east.memberId)).tasks).toEqual({})
  })

  test('name and phone lie sealed, and a look at them is on record first', async () => {
    const { body } = await take(words({ callerName: '保密人', callerPhone: '10000008888' }))
    const { reportId } = body
    expect(JSON.stringify((await recordOf(reportId)).report)).not.toMatch(/保密人|10000008888/)
    const look = { reportId, id: anId(), purpose: '回电核实位置' }
    const shown = await call('reports', 'revealCaller', look, east)
    expect(shown.body).toEqual({ name: '保密人', phone: '10000008888' })
    expect(await call('reports', 'revealCaller', look, east)).toEqual(shown)
    expect((await detail(admin, reportId)).desk?.notes).toMatchObject([{ kind: 'look', text: '回电核实位置' }])
    expect((await call('reports', 'revealCaller', look, west)).status).toBe(404)
    const silent = await take(words({ callerName: '', callerPhone: '' }))
    const nothing = { reportId: silent.body.reportId, id: anId(), purpose: '回电' }
    expect((await call('reports', 'revealCaller', nothing, east)).status).toBe(404)
  })

  test('only into one’s own community, and only what the street knows', async () => {
    expect((await take(words({ communityId: 'west' }))).status).toBe(403)
    expect((await take(words({ categoryId: 'nothing' }))).body.code).toBe('UNKNOWN_CATEGORY')
    expect((await take(words({ location: { latitude: 10, longitude: 10 } }))).body.code).toBe('OUTSIDE_STREET')
  })
})

test('the office sees the most overdue of every team, urgent first', async () => {
  const place = await aStreet()
  const boss = await aPerson(place.streetId, { grants: [{ role: 'admin' }] })
  const reporter = await aPerson(place.streetId)
  const [plain, urgent] = [await aCategory(place.streetId), await aCategory(place.streetId, { urgent: true })]
  const ids = await Promise.all(Array.from({ length: 5 }, () => aReport(reporter, plain)))
  for (const [index, reportId] of ids.slice(0, 4).entries()) await late(reportId, Date.now() - 1000 * (index + 1))
  await aReport(reporter, urgent)
  expect((await call('reports', 'overdue', {}, boss)).body.teams).toMatchObject([
    { teamId: 'east', name: '东社区', more: true, reports: [ids[3], ids[2], ids[1]].map((reportId) => ({ reportId })) },
  ])
})
