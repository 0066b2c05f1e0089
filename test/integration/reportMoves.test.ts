import { Report } from '@functions/reports/entities'
import { LAST_TURN } from '@functions/reports/moves/standing'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, entriesOf, sumOfEntries } from '../support/ledger'
import { aCategory, answered, aReport, aResolvedReport, handled, recordOf } from '../support/reports'

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

const aGridWorker = (communityId = 'east') =>
  aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: [communityId] }], communityId })

beforeAll(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  staff = await aGridWorker()
})
beforeEach(async () => {
  worker = await aPerson(streetId)
})

const movesOf = async (reportId: string) => (await recordOf(reportId)).timeline.map(({ move }) => move)
const photoIds = [anId()]

test('from submission to confirmation: points twice, a task in between, every step in the timeline', async () => {
  const reportId = await aReport(worker, categoryId)
  const accepted = await handled(staff, reportId, { move: 'accept' })
  expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted', version: 2, points: 5 } })
  const colleague = await aGridWorker()
  await handled(staff, reportId, { move: 'assign', assigneeId: colleague.memberId })
  await handled(colleague, reportId, { move: 'start' })
  const resolved = await handled(colleague, reportId, { move: 'resolve', photoIds, note: '已更换井盖' })
  expect(resolved.body).toMatchObject({ status: 'resolved', version: 5, points: 0 })
  const { tasks } = await accountOf(worker.memberId)
  expect(tasks[reportId]).toEqual({
    kind: 'confirmReport',
    title: '井盖（测试路 2 号）',
    until: resolved.body.at + 7 * 86_400_000,
  })
  const confirmed = await answered(worker, reportId, { move: 'confirm' })
  expect(confirmed.body).toMatchObject({ status: 'closed', version: 6, points: 10 })
  expect((await accountOf(worker.memberId)).tasks).toEqual({})
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 15, held: 0 })
  const { body } = await call('reports', 'get', { reportId }, worker)
  expect(body.timeline.map(({ seq, move, to }) => [seq, move, to])).toEqual([
    [1, 'submit', 'submitted'],
    [2, 'accept', 'accepted'],
    [3, 'assign', 'assigned'],
    [4, 'start', 'inProgress'],
    [5, 'resolve', 'resolved'],
    [6, 'confirm', 'closed'],
  ])
  expect(body.timeline[4]).toMatchObject({ note: '已更换井盖', photos: [{ photoId: photoIds[0] }] })
  expect(body).toMatchObject({ assigneeLabel: '网格员 测*甲', moves: [] })
})

test('"not fixed" needs a reason, puts the report back to work, counts, and takes the task away', async () => {
  const reportId = await aResolvedReport(worker, staff, categoryId)
  expect((await answered(worker, reportId, { move: 'reopen' })).body.code).toBe('REASON_REQUIRED')
  const reopened = await answered(worker, reportId, { move: 'reopen', note: '还是松的', photoIds })
  expect(reopened).toMatchObject({ status: 200, body: { status: 'reopened', points: 0 } })
  expect((await accountOf(worker.memberId)).tasks).toEqual({})
  const queue = await call('reports', 'queue', { communityId: 'east', limit: 50 }, staff)
  expect(queue.body.items.find((item) => item.reportId === reportId)).toMatchObject({ reopenedCount: 1 })
  await handled(staff, reportId, { move: 'start' })
  await handled(staff, reportId, { move: 'resolve', photoIds })
  expect((await answered(worker, reportId, { move: 'confirm' })).status).toBe(200)
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 15, held: 0 })
})

test('a report can be withdrawn until it is accepted', async () => {
  const early = await aReport(worker, categoryId)
  expect((await answered(worker, early, { move: 'withdraw' })).body.status).toBe('withdrawn')
  const late = await aReport(worker, categoryId)
  await handled(staff, late, { move: 'accept' })
  expect(await answered(worker, late, { move: 'withdraw' })).toMatchObject({
    status: 409,
    body: { code: 'MOVE_NOT_ALLOWED', message: '这件事已经变成“已受理”，请刷新后再办', data: { status: 'accepted' } },
  })
})

test('a move without what it needs is refused and changes nothing', async () => {
  const reportId = await aReport(worker, categoryId)
  const stranger = await aPerson(streetId)
  const elsewhere = await aGridWorker('west')
  const refused = async (made: Parameters<typeof handled>[2]) => {
    const { status, body } = await handled(staff, reportId, made)
    return [status, body.code]
  }
  expect(await refused({ move: 'reject' })).toEqual([422, 'REASON_REQUIRED'])
  await handled(staff, reportId, { move: 'accept' })
  expect(await refused({ move: 'assign' })).toEqual([422, 'ASSIGNEE_REQUIRED'])
  for (const { memberId } of [stranger, elsewhere]) {
    expect(await refused({ move: 'assign', assigneeId: memberId })).toEqual([422, 'ASSIGNEE_REQUIRED'])
  }
  await handled(staff, reportId, { move: 'start' })
  expect(await refused({ move: 'resolve' })).toEqual([422, 'PHOTO_REQUIRED'])
  const twice = [...photoIds, ...photoIds]
  expect(await refused({ move: 'resolve', photoIds: twice })).toEqual([400, 'INVALID_INPUT'])
  expect(await refused({ move: 'accept' })).toEqual([409, 'MOVE_NOT_ALLOWED'])
  expect(await movesOf(reportId)).toEqual(['submit', 'accept', 'start'])
})

test('nobody handles a report of their own', async () => {
  const both = await aPerson(streetId, { grants: [{ role: 'worker' }, { role: 'admin' }] })
  const reportId = await aReport(both, categoryId)
  expect(await handled(both, reportId, { move: 'accept' })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
  const { body } = await call('reports', 'get', { reportId }, both)
  expect(body.moves).toEqual(['withdraw'])
  expect(await sumOfEntries(both.memberId)).toEqual({ balance: 0, held: 0 })
})

test('a move sent again brings its first answer, also when the report has long moved on', async () => {
  const reportId = await aReport(worker, categoryId)
  const accept = { id: anId(), move: 'accept' as const }
  const first = await handled(staff, reportId, accept)
  await handled(staff, reportId, { move: 'start' })
  await handled(staff, reportId, { move: 'resolve', photoIds })
  const confirm = { id: anId(), move: 'confirm' as const }
  const confirmed = await answered(worker, reportId, confirm)
  expect(await handled(staff, reportId, accept)).toEqual(first)
  expect(await answered(worker, reportId, confirm)).toEqual(confirmed)
  const conflict = { status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } }
  expect(await handled(staff, reportId, { ...accept, note: '别的' })).toMatchObject(conflict)
  expect(await handled(await aGridWorker(), reportId, accept)).toMatchObject(conflict)
  expect(await entriesOf(worker.memberId)).toHaveLength(2)
})

test('one move id used for two reports moves both and pays each once', async () => {
  const [one, two] = [await aReport(worker, categoryId), await aReport(worker, categoryId)]
  const accept = { id: anId(), move: 'accept' as const }
  for (const reportId of [one, two, one, two]) expect((await handled(staff, reportId, accept)).status).toBe(200)
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 10, held: 0 })
})

test('of twelve staff who accept at once one does, the others learn what became of it, points come once', async () => {
  const reportId = await aReport(worker, categoryId)
  const many = await Promise.all(Array.from({ length: 12 }, () => aGridWorker()))
  const answers = await Promise.all(many.map((each) => handled(each, reportId, { move: 'accept' })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers) if (status !== 200) expect(body.data).toMatchObject({ status: 'accepted' })
  expect(await movesOf(reportId)).toEqual(['submit', 'accept'])
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 5, held: 0 })
})

test('ten tries of one confirmation at once bring one answer and its points once', async () => {
  const reportId = await aResolvedReport(worker, staff, categoryId)
  const confirm = { id: anId(), move: 'confirm' as const }
  const answers = await Promise.all(Array.from({ length: 10 }, () => answered(worker, reportId, confirm)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]?.body).toMatchObject({ status: 'closed', points: 10 })
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 15, held: 0 })
})

test('confirming and reopening at once: one of them happens', async () => {
  const reportId = await aResolvedReport(worker, staff, categoryId)
  const answers = await Promise.all([
    answered(worker, reportId, { move: 'confirm' }),
    answered(worker, reportId, { move: 'reopen', note: '没有' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const { balance } = await accountOf(worker.memberId)
  expect(balance).toBe(answers[0]?.status === 200 ? 15 : 5)
})

test('a report is merged only into another one of the street that is not done with', async () => {
  const reportId = await aReport(worker, categoryId)
  const done = await aReport(worker, categoryId)
  await answered(worker, done, { move: 'withdraw' })
  const other = await aStreet()
  const abroad = await aReport(await aPerson(other.streetId), await aCategory(other.streetId))
  for (const targetReportId of [undefined, reportId, done, abroad, anId()]) {
    const answer = await handled(staff, reportId, { move: 'merge', ...(targetReportId ? { targetReportId } : {}) })
    expect(answer).toMatchObject({ status: 422, body: { code: 'MERGE_TARGET_INVALID' } })
  }
  const target = await aReport(worker, categoryId)
  const merged = await handled(staff, reportId, { move: 'merge', targetReportId: target })
  expect(merged.body).toMatchObject({ status: 'merged', version: 2 })
  const back = await handled(staff, target, { move: 'merge', targetReportId: reportId })
  expect(back).toMatchObject({ status: 422, body: { code: 'MERGE_TARGET_INVALID' } })
})

test('two reports merged into each other at once: one stays open', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, two] = [await aReport(worker, categoryId), await aReport(worker, categoryId)]
    const answers = await Promise.all([
      handled(staff, one, { move: 'merge', targetReportId: two }),
      handled(staff, two, { move: 'merge', targetReportId: one }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = answers.find(({ status }) => status !== 200)
    expect(refused?.body.code).toBe('MERGE_TARGET_INVALID')
    const statuses = [(await recordOf(one)).report.status, (await recordOf(two)).report.status]
    expect(statuses.sort()).toEqual(['merged', 'submitted'])
  }
})

test('a report that has gone round too often can only go on to its end', async () => {
  const reportId = await aReport(worker, categoryId)
  await handled(staff, reportId, { move: 'accept' })
  await Report.build(UpdateItemCommand).item({ reportId, version: LAST_TURN }).send()
  const { body } = await call('reports', 'get', { reportId }, staff)
  expect(body.moves).toEqual(['reject', 'merge', 'start'])
  const assigned = await handled(staff, reportId, { move: 'assign', assigneeId: staff.memberId })
  expect(assigned).toMatchObject({ status: 409, body: { code: 'MOVE_NOT_ALLOWED' } })
  await handled(staff, reportId, { move: 'start' })
  await handled(staff, reportId, { move: 'resolve', photoIds })
  expect((await answered(worker, reportId, { move: 'reopen', note: '没有' })).status).toBe(409)
  expect((await answered(worker, reportId, { move: 'confirm' })).body).toMatchObject({ version: LAST_TURN + 3 })
})
