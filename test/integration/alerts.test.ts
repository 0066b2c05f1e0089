import { AlertDue } from '@functions/alerts/entities'
import { handler as escalateNow } from '@functions/alerts/onSchedule'
import { deadline, urgency } from '@functions/alerts/urgency'
import { handler } from '@functions/events/onRecords'
import { Staff } from '@functions/identity/staff'
import { notification } from '@functions/reports/notices/notify'
import { staffNotice } from '@functions/reports/notices/staffNotice'
import { ServedStreet } from '@functions/stations/registry'
import type { Question } from '@shared/rules/reports/category'
import { dayOf, weekdayOf } from '@shared/rules/time/day'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accepts, inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { delivered } from '../support/queues'
import { aCategory, answered, aReport, handled, recordOf } from '../support/reports'
import { consumerOf, sent, streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

const SEND = '/cgi-bin/message/subscribe/send'
const ALWAYS = Array.from({ length: 7 }, (_, weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }))

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let worker: Person
let grid: Person
let colleague: Person
let admin: Person

async function aStaffMember(role: 'gridWorker' | 'admin', team = 'east'): Promise<Person> {
  const teamIds = role === 'admin' ? [] : [team]
  const person = await aPerson(streetId, {
    grants: [role === 'admin' ? { role } : { role, communityIds: teamIds }],
  })
  await Staff.build(PutItemCommand)
    .item({ streetId, memberId: person.memberId, role, teamIds, nameMasked: '测*甲' })
    .send()
  return person
}

beforeAll(async () => {
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  worker = await aPerson(streetId)
  ;[grid, colleague, admin] = [
    await aStaffMember('gridWorker'),
    await aStaffMember('gridWorker'),
    await aStaffMember('admin'),
  ]
})
afterEach(async () => {
  process.env.CLOCK_OFFSET_MS = '0'
  await ServedStreet.build(DeleteItemCommand).key({ streetId }).send()
})

const FAINT: Question = {
  id: 'state',
  kind: 'single',
  label: '人怎么样',
  required: true,
  options: [{ id: 'faint', label: '叫不醒', emergencyPhone: '120' }],
}

describe('the list of what is open', () => {
  const first = async (viewer: Person) => {
    const { body } = await call('alerts', 'list', { teamId: 'east' }, viewer)
    return body.items[0]
  }

  test('says what its sender answered, and gives their number for a reason, which they see', async () => {
    const categoryId = await aCategory(streetId, { urgent: true, questions: [FAINT] })
    const sent = { answers: [{ questionId: 'state', value: ['faint'] }], called: ['120'] }
    const reportId = await aReport(worker, categoryId, sent)
    expect(await first(grid)).toMatchObject({
      reportId,
      callable: true,
      answers: [
        { label: '人怎么样', said: '叫不醒' },
        { label: '已经打过的电话', said: '120' },
      ],
    })
    const look = { reportId, id: anId(), purpose: '核实现场情况' }
    const shown = await call('reports', 'revealCaller', look, grid)
    expect(shown).toMatchObject({ status: 200, body: { phone: expect.stringMatching(/^1\d{10}$/) } })
    expect(await call('reports', 'revealCaller', look, grid)).toEqual(shown)
    const { body } = await call('identity', 'looks', {}, worker)
    expect(body.items).toMatchObject([{ purpose: '核实现场情况' }])
  })

  test('gives nobody’s number who asked not to be known, nor of what is over', async () => {
    const categoryId = await aCategory(streetId, { urgent: true })
    const reportId = await aReport(worker, categoryId, { anonymous: true })
    expect(await first(grid)).toMatchObject({ reportId, callable: false, answers: [] })
    const look = { reportId, id: anId(), purpose: '核实现场情况' }
    expect((await call('reports', 'revealCaller', look, grid)).status).toBe(404)
    const named = await aReport(worker, categoryId)
    await answered(worker, named, { move: 'withdraw' })
    const late = { ...look, reportId: named, id: anId() }
    expect((await call('reports', 'revealCaller', late, grid)).status).toBe(404)
  })
})

/** The stream so far, delivered once more from its beginning. */
const deliverAll = async (consume = consumerOf(urgency, deadline, notification, staffNotice)) =>
  consume({ Records: await streamed(streetId) })
const run = () => escalateNow({}, { getRemainingTimeInMillis: () => 50_000 })
const later = (minutes: number) => {
  process.env.CLOCK_OFFSET_MS = String(minutes * 60_000)
}
const titles = async (person: Person) => (await inboxOf(person)).items.map(({ text }) => text)
const duty = (person: Person, over: object = {}) => ({
  teamId: 'east',
  id: anId(),
  memberId: person.memberId,
  version: 0,
  shifts: ALWAYS,
  exceptions: [],
  ...over,
})

describe('a move of a report', () => {
  test('is told to whom it concerns once, however often the stream delivers it', async () => {
    const reportId = await aReport(worker, await aCategory(streetId))
    await handled(grid, reportId, { move: 'accept' })
    await handled(grid, reportId, { move: 'start' })
    await handled(grid, reportId, { move: 'ask', note: '井盖在路东还是路西？' })
    await answered(worker, reportId, { move: 'reply', note: '路西' })
    await handled(grid, reportId, { move: 'resolve', photoIds: [anId()] })
    await answered(worker, reportId, { move: 'reopen', note: '还是松的' })
    await Promise.all([deliverAll(), deliverAll()])
    await deliverAll(handler)
    expect(await titles(worker)).toEqual([
      '处理完了，请看看是不是真的解决了。',
      '网格员想问你：井盖在路东还是路西？',
      '网格员 测*甲 已受理，你得 5 分。',
    ])
    expect(await titles(grid)).toEqual(['上报人说没有解决：还是松的', '上报人回答：路西'])
  })

  test('that WeChat is too busy for keeps no record back and goes out later, once', async () => {
    await accepts(wechat, worker, 'reportProgress', 2)
    const reportId = await aReport(worker, await aCategory(streetId))
    await handled(grid, reportId, { move: 'accept' })
    await wechat.failNext(SEND, -1)
    expect(await deliverAll()).toEqual({ batchItemFailures: [] })
    await sent(streetId)
    expect(await wechat.messagesTo(worker.memberId)).toHaveLength(0)
    later(2)
    await delivered()
    expect(await deliverAll()).toEqual({ batchItemFailures: [] })
    await sent(streetId)
    expect(await wechat.messagesTo(worker.memberId)).toHaveLength(1)
    expect((await inboxOf(worker)).unread).toBe(1)
  })

  test('a question is answered once, and only when there is one', async () => {
    const reportId = await aReport(worker, await aCategory(streetId))
    expect((await answered(worker, reportId, { move: 'reply', note: '路西' })).status).toBe(409)
    expect((await handled(grid, reportId, { move: 'ask' })).body.code).toBe('REASON_REQUIRED')
    await handled(grid, reportId, { move: 'ask', note: '哪一侧？' })
    const reply = { id: anId(), move: 'reply' as const, note: '路西' }
    const tries = await Promise.all([1, 2, 3].map(() => answered(worker, reportId, reply)))
    for (const each of tries) expect(each).toEqual(tries[0])
    expect((await answered(worker, reportId, { move: 'reply', note: '又' })).status).toBe(409)
    expect((await recordOf(reportId)).report).toMatchObject({ status: 'submitted', version: 3, awaitsReply: false })
  })
})

describe('an urgent report', () => {
  const anAlert = async () => aReport(worker, await aCategory(streetId, { urgent: true }))

  test('reaches who is on duty and the street office at once, and nobody else; once', async () => {
    await call('alerts', 'setDuty', duty(grid), grid)
    const reportId = await anAlert()
    await Promise.all([deliverAll(), deliverAll()])
    expect((await inboxOf(grid)).items).toMatchObject([{ kind: 'alert' }])
    expect((await inboxOf(admin)).items).toMatchObject([{ kind: 'alert' }])
    expect((await inboxOf(colleague)).items).toEqual([])
    const { body } = await call('alerts', 'list', { teamId: 'east' }, grid)
    expect(body.items.map((item) => item.reportId)).toEqual([reportId])
    const live = await call('alerts', 'live', { reportId }, worker)
    expect(live.body).toMatchObject({ status: 'submitted', onDuty: ['网格员 测*甲'] })
    expect(live.body.taken).toBeUndefined()
    await handled(grid, reportId, { move: 'accept' })
    expect((await call('alerts', 'live', { reportId }, worker)).body.taken).toMatchObject({ by: '网格员 测*甲' })
    expect((await call('alerts', 'live', { reportId }, await aPerson(streetId))).status).toBe(404)
  })

  test('reaches the whole team when nobody is on duty', async () => {
    await anAlert()
    await deliverAll()
    for (const person of [grid, colleague, admin]) expect((await inboxOf(person)).unread).toBe(1)
  })

  test('that nobody accepts for a quarter of an hour is escalated once, from however many runs at once', async () => {
    const reportId = await anAlert()
    await deliverAll()
    later(14)
    expect((await run()).escalated).toBe(0)
    later(15.1)
    const runs = await Promise.all([run(), run(), run()])
    expect(runs.reduce((sum, { escalated }) => sum + escalated, 0)).toBe(1)
    // The stream comes again and puts its due item again: it is settled and nothing more.
    await deliverAll()
    expect(await run()).toMatchObject({ escalated: 0, failed: 0 })
    await deliverAll()
    const { report, timeline } = await recordOf(reportId)
    expect(timeline.map(({ move }) => move)).toEqual(['submit', 'escalate'])
    expect(report.status).toBe('submitted')
    expect((await titles(admin)).filter((text) => text.startsWith('15 分钟没有人受理'))).toHaveLength(1)
    expect(await titles(worker)).toEqual(['还没有人受理，已经催办到街道。'])
  })

  test('that was accepted in time is not escalated, also when its due item comes late', async () => {
    const reportId = await anAlert()
    await handled(grid, reportId, { move: 'accept' })
    await AlertDue.build(PutItemCommand).item({ streetId, reportId, dueAt: 1 }).send()
    later(16)
    expect(await run()).toMatchObject({ escalated: 0, settled: 1 })
    expect(await run()).toMatchObject({ settled: 0 })
  })
})

describe('a report that staff make urgent', () => {
  const made = async (urgent: boolean, reportId: string, categoryId: string) =>
    handled(grid, reportId, { move: 'reclassify', categoryId, urgent })

  test('is told to who is on duty and the street office once, and is escalated from that moment on', async () => {
    await call('alerts', 'setDuty', duty(colleague), grid)
    const categoryId = await aCategory(streetId)
    const reportId = await aReport(worker, categoryId)
    later(60)
    await made(true, reportId, categoryId)
    await Promise.all([deliverAll(), deliverAll()])
    await deliverAll(handler)
    expect(await titles(colleague)).toEqual(['这件已改为紧急，请马上赶到现场。'])
    expect(await titles(admin)).toEqual(['一件上报已改为紧急，值班网格员已收到提醒。'])
    expect(await titles(grid)).toEqual([])
    const { body } = await call('alerts', 'live', { reportId }, worker)
    expect(body.escalatesAt - body.submittedAt).toBeGreaterThan(74 * 60_000)
    later(74)
    expect((await run()).escalated).toBe(0)
    later(75.2)
    expect((await run()).escalated).toBe(1)
  })

  test('but is on its way already is told all the same, and is not escalated', async () => {
    const categoryId = await aCategory(streetId)
    const reportId = await aReport(worker, categoryId)
    await handled(grid, reportId, { move: 'accept' })
    await made(true, reportId, categoryId)
    await deliverAll()
    expect(await titles(admin)).toHaveLength(1)
    later(16)
    expect(await run()).toMatchObject({ escalated: 0, settled: 0 })
  })

  test('from one urgent kind to another, or no longer urgent, is told to nobody again', async () => {
    const [one, other] = [await aCategory(streetId, { urgent: true }), await aCategory(streetId, { urgent: true })]
    const reportId = await aReport(worker, one)
    await made(true, reportId, other)
    await made(false, reportId, other)
    await deliverAll()
    expect(await titles(admin)).toEqual(['有人紧急上报，值班网格员已收到提醒。'])
    expect(await titles(colleague)).toEqual(['有人紧急上报，请马上受理并赶到现场。'])
  })

  test('reaches the team it is handed over to', async () => {
    const categoryId = await aCategory(streetId, { urgent: true })
    const reportId = await aReport(worker, categoryId)
    const west = await aStaffMember('gridWorker', 'west')
    await handled(grid, reportId, { move: 'handOver', teamId: 'west' })
    await Promise.all([deliverAll(), deliverAll()])
    const alarms = (await inboxOf(west)).items.filter(({ kind }) => kind === 'alert')
    expect(alarms.map(({ text }) => text)).toEqual(['紧急上报转给你们了，请马上受理并赶到现场。'])
  })
})

test('staff see how many urgent reports are open in their teams, and how many nobody has accepted', async () => {
  const usual = await aCategory(streetId)
  const categoryId = await aCategory(streetId, { urgent: true })
  const accepted = await aReport(worker, categoryId)
  for (const each of [categoryId, usual]) await aReport(worker, each)
  await handled(grid, accepted, { move: 'accept' })
  const { body } = await call('alerts', 'waiting', {}, grid)
  expect(body.teams).toMatchObject([{ teamId: 'east', open: 2, unaccepted: 1 }])
  expect((await call('alerts', 'waiting', {}, admin)).body).toEqual(body)
  expect((await call('alerts', 'waiting', {}, await aStaffMember('gridWorker', 'west'))).body.teams).toEqual([])
})

describe('the roster', () => {
  test('is changed by one of two who saw the same, and a repeat brings no second change', async () => {
    const first = duty(grid)
    const [one, other] = await Promise.all([
      call('alerts', 'setDuty', first, grid),
      call('alerts', 'setDuty', duty(grid, { shifts: [] }), colleague),
    ])
    expect([one.status, other.status].sort()).toEqual([200, 409])
    const { body } = await call('alerts', 'roster', { teamId: 'east' }, grid)
    expect(body.people.map(({ me, version }) => [me, version])).toEqual([
      [true, 1],
      [false, 0],
    ])
    const winner = one.status === 200 ? first : undefined
    if (winner) expect((await call('alerts', 'setDuty', winner, grid)).status).toBe(200)
    expect((await call('alerts', 'roster', { teamId: 'east' }, grid)).body.people[0]?.version).toBe(1)
  })

  test('takes nobody who does not work there, and is closed to other teams', async () => {
    expect((await call('alerts', 'setDuty', duty(worker), grid)).body.code).toBe('ASSIGNEE_REQUIRED')
    expect((await call('alerts', 'roster', { teamId: 'west' }, grid)).status).toBe(403)
    expect((await call('alerts', 'roster', { teamId: 'office' }, grid)).status).toBe(403)
    expect((await call('alerts', 'roster', { teamId: 'nowhere' }, admin)).status).toBe(404)
    const off = duty(admin, { teamId: 'office', exceptions: [{ day: dayOf(Date.now()) }] })
    const { body } = await call('alerts', 'setDuty', off, admin)
    expect(body.people).toMatchObject([{ me: true, onDuty: false }])
    expect(weekdayOf(dayOf(Date.now()))).toBeLessThan(7)
  })
})
