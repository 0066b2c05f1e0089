import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { aCategory, answered, aReport, aSubmission, handled, recordOf } from '../support/reports'

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

beforeAll(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }], name: '真名乙' })
})
beforeEach(async () => {
  worker = await aPerson(streetId, { name: '真名甲' })
})

const create = (input: ReturnType<typeof aSubmission>, as = worker) => call('reports', 'create', input, as)
const seen = (reportId: string, as: Person) => call('reports', 'get', { reportId }, as)

test('a report lands with its first timeline entry, in my list and in the queue of its community', async () => {
  const input = aSubmission(categoryId)
  const { status, body } = await create(input)
  expect(status).toBe(201)
  expect(body).toMatchObject({ reportId: input.id, status: 'submitted', communityId: 'east' })
  expect(body.dueAt - body.submittedAt).toBe(48 * 3_600_000)
  const mine = await call('reports', 'mine', {}, worker)
  expect(mine.body.items).toMatchObject([{ reportId: input.id, categoryName: '井盖', overdue: false }])
  const queue = await call('reports', 'queue', { communityId: 'east', limit: 50 }, staff)
  expect(queue.body.items.map(({ reportId }) => reportId)).toContain(input.id)
  const { body: detail } = await seen(input.id, worker)
  expect(detail).toMatchObject({
    version: 1,
    moves: ['withdraw'],
    timeline: [{ seq: 1, move: 'submit', byLabel: '你' }],
  })
})

test('sent again it brings the first receipt, even when the day is used up and whatever became of it', async () => {
  const input = aSubmission(categoryId)
  const first = await create(input)
  for (let i = 1; i < REPORT_LIMITS.perDay; i++) await aReport(worker, categoryId)
  expect(await create(aSubmission(categoryId))).toMatchObject({ status: 429, body: { code: 'REPORT_DAILY_CAP' } })
  await handled(staff, input.id, { move: 'accept' })
  expect(await create(input)).toEqual(first)
  expect((await recordOf(input.id)).timeline).toHaveLength(2)
})

test('the same id with other words, or from another person, is a conflict', async () => {
  const input = aSubmission(categoryId)
  await create(input)
  const conflict = { status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } }
  expect(await create({ ...input, description: '别的内容' })).toMatchObject(conflict)
  expect(await create(input, await aPerson(streetId))).toMatchObject(conflict)
  expect(await create({ ...input, categoryId: 'gone' })).toMatchObject(conflict)
})

test('thirty phones of one worker at once use up the day exactly', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => create(aSubmission(categoryId))))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(REPORT_LIMITS.perDay)
  expect(statuses.filter((status) => status === 429)).toHaveLength(30 - REPORT_LIMITS.perDay)
  const mine = await call('reports', 'mine', { limit: 50 }, worker)
  expect(mine.body.items).toHaveLength(REPORT_LIMITS.perDay)
})

test('ten tries of one report at once make one report and one answer', async () => {
  const input = aSubmission(categoryId)
  const answers = await Promise.all(Array.from({ length: 10 }, () => create(input)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect((await recordOf(input.id)).report.version).toBe(1)
  for (let i = 1; i < REPORT_LIMITS.perDay; i++) await aReport(worker, categoryId)
})

test('what cannot be placed is refused and leaves nothing behind', async () => {
  const far = { latitude: CENTER.latitude + 0.2, longitude: CENTER.longitude }
  for (const [over, code] of [
    [{ categoryId: 'unknown' }, 'UNKNOWN_CATEGORY'],
    [{ communityId: 'unknown' }, 'UNKNOWN_COMMUNITY'],
    [{ location: far }, 'OUTSIDE_STREET'],
  ] as const) {
    const input = aSubmission(categoryId, over)
    expect(await create(input)).toMatchObject({ status: 422, body: { code } })
    expect((await seen(input.id, worker)).status).toBe(404)
  }
  const photoId = anId()
  const twice = await create(aSubmission(categoryId, { photoIds: [photoId, photoId] }))
  expect(twice).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
  expect((await call('reports', 'mine', {}, worker)).body.items).toEqual([])
})

test('without a community the nearest one gets it', async () => {
  const { communityId, ...input } = aSubmission(categoryId, {
    location: { ...CENTER, longitude: CENTER.longitude - 0.018 },
  })
  expect((await create(input)).body.communityId).toBe('west')
})

test('a token from before a sign-out everywhere can neither report nor move', async () => {
  const reportId = await aReport(worker, categoryId)
  await accountOf(worker.memberId, { epoch: 2 })
  expect((await create(aSubmission(categoryId))).status).toBe(401)
  expect((await answered(worker, reportId, { move: 'withdraw' })).status).toBe(401)
  const former = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  await accountOf(former.memberId, { epoch: 2 })
  expect((await handled(former, reportId, { move: 'accept' })).status).toBe(401)
  expect((await recordOf(reportId)).report).toMatchObject({ status: 'submitted', version: 1 })
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 0, held: 0 })
})

test('nobody but its reporter and the staff of its community finds a report', async () => {
  const reportId = await aReport(worker, categoryId)
  const elsewhere = await aStreet()
  const strangers = [
    await aPerson(streetId),
    await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] }),
    await aPerson(elsewhere.streetId, { grants: [{ role: 'admin' }] }),
    await aPerson(elsewhere.streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] }),
  ]
  for (const stranger of strangers) expect((await seen(reportId, stranger)).status).toBe(404)
  for (const stranger of strangers.slice(1)) {
    expect((await handled(stranger, reportId, { move: 'accept' })).status).toBe(404)
  }
  const [other] = strangers
  if (other) expect((await answered(other, reportId, { move: 'withdraw' })).status).toBe(404)
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  for (const allowed of [worker, staff, admin]) expect((await seen(reportId, allowed)).status).toBe(200)
  const foreignQueue = await call('reports', 'queue', { communityId: 'west' }, staff)
  expect(foreignQueue).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
})

test('names stay masked both ways, and an anonymous reporter is nobody to staff', async () => {
  const open = await aReport(worker, categoryId)
  const hidden = await aReport(worker, categoryId, { anonymous: true })
  for (const reportId of [open, hidden]) await handled(staff, reportId, { move: 'accept' })
  const forStaff = [await seen(open, staff), await seen(hidden, staff)]
  expect(forStaff.map(({ body }) => body.reporterLabel)).toEqual(['测*甲', '匿名'])
  expect(forStaff[1]?.body.timeline.map(({ byLabel }) => byLabel)).toEqual(['匿名', '你'])
  const forReporter = await seen(open, worker)
  expect(forReporter.body.timeline.map(({ byLabel }) => byLabel)).toEqual(['你', '网格员 测*甲'])
  for (const { body } of [...forStaff, forReporter]) expect(JSON.stringify(body)).not.toMatch(/真名|"by"|reporterId/)
})

test('no answer names who took a photo, neither an anonymous reporter to staff nor staff to the reporter', async () => {
  const reportId = await aReport(worker, categoryId, { anonymous: true })
  for (const move of ['accept', 'start'] as const) await handled(staff, reportId, { move })
  await handled(staff, reportId, { move: 'resolve', photoIds: [anId()] })
  const forStaff = await seen(reportId, staff)
  expect(forStaff.body.photos[0]?.url).toMatch(/^http/)
  const queue = await call('reports', 'queue', { communityId: 'east', tab: 'waiting' }, staff)
  expect(queue.body.items.map((card) => card.reportId)).toContain(reportId)
  for (const { body } of [forStaff, queue]) expect(JSON.stringify(body)).not.toContain(worker.memberId)
  const forReporter = await seen(reportId, worker)
  expect(forReporter.body.timeline.at(-1)?.photos).toHaveLength(1)
  expect(JSON.stringify(forReporter.body)).not.toContain(staff.memberId)
})

test('the queue shows urgent work first and then what is due first; the other lists show the newest move first', async () => {
  const { streetId: own } = await aStreet()
  const reporter = await aPerson(own)
  const admin = await aPerson(own, { grants: [{ role: 'admin' }] })
  const [slow, quick, urgent] = [
    await aCategory(own, { slaHours: 72 }),
    await aCategory(own, { slaHours: 4 }),
    await aCategory(own, { slaHours: 100, urgent: true }),
  ]
  const ids: string[] = []
  for (const category of [slow, quick, urgent]) ids.push(await aReport(reporter, category))
  const list = async (tab: 'open' | 'waiting' | 'closed') => {
    const { body } = await call('reports', 'queue', { communityId: 'east', tab }, admin)
    return body.items.map(({ reportId }) => reportId)
  }
  expect(await list('open')).toEqual([ids[2], ids[1], ids[0]])
  for (const reportId of [ids[1], ids[0]]) {
    if (reportId) await handled(admin, reportId, { move: 'reject', note: '不属实' })
  }
  expect(await list('open')).toEqual([ids[2]])
  expect(await list('closed')).toEqual([ids[0], ids[1]])
  const page = await call('reports', 'queue', { communityId: 'east', tab: 'closed', limit: 1 }, admin)
  const otherTab = await call(
    'reports',
    'queue',
    { communityId: 'east', tab: 'open', limit: 1, cursor: page.body.cursor },
    admin,
  )
  expect(otherTab).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
})

test('a long description is shown in full in the report and by its beginning in lists', async () => {
  const description = `${'井盖松动，'.repeat(99)}完。`
  const reportId = await aReport(worker, categoryId, { description })
  const { body: detail } = await seen(reportId, staff)
  expect(detail.description).toBe(description)
  expect(detail.timeline[0]?.note).toBeUndefined()
  const { body: mine } = await call('reports', 'mine', {}, worker)
  expect(mine.items[0]?.description).toBe(`${'井盖松动，'.repeat(8)}…`)
})

test('a street has its own categories, and none is offered for a street that is not there', async () => {
  const answer = await call('reports', 'categories', { streetId })
  expect(answer.body.items).toMatchObject([{ id: categoryId, name: '井盖', slaHours: 48 }])
  expect((await call('reports', 'categories', { streetId: 'nowhere' })).status).toBe(404)
})
