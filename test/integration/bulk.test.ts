import { bulkDoing } from '@functions/bulk/doing'
import { handler as onUnfinished } from '@functions/exports/onUnfinished'
import { Profile } from '@functions/identity/entities'
import { signOutEverywhere } from '@functions/identity/signOut'
import { MOST_TRIES, STANDS_STILL_MS } from '@functions/platform/store/unfinished'
import { ServedStreet } from '@functions/stations/registry'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { manyReports, ordered, orderOf, rowsOf, timesMade, worked } from '../support/bulk'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { aDesk, answered, aReport, handled, recordOf } from '../support/reports'
import { consumerOf, streamed } from '../support/stream'

let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let west: Person

beforeEach(async () => {
  await ownTable({ stream: true })
  ;({ streetId, categoryId, worker, staff } = await aDesk())
  west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
})
afterEach(() => jest.restoreAllMocks())

const ids = (reportIds: string[]) => ({ by: 'ids', reportIds }) as const
const all = (expected: number, more: object = {}) =>
  ({ by: 'filter', filter: { communityId: 'east', ...more }, expected }) as const
const statusOf = async (reportId: string) => (await recordOf(reportId)).report.status

test('U4 200 rows of which 7 are impossible: 193 are done, 7 named with reasons, and sent again nothing changes', async () => {
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  const some = await manyReports(worker, categoryId, 198)
  const own = await aReport({ ...staff, grants: [...staff.grants, { role: 'worker' }] }, categoryId)
  const unknown = anId()
  const reportIds = [...some, own, unknown]
  const [a = '', b = '', c = '', d = '', e = ''] = some
  await handled(staff, a, { move: 'accept' })
  await handled(staff, b, { move: 'reject', note: '不归本街道' })
  await answered({ ...worker, memberId: (await recordOf(c)).report.reporterId }, c, { move: 'withdraw' })
  await handled(admin, d, { move: 'handOver', teamId: 'west' })
  await handled(staff, e, { move: 'merge', targetReportId: some[5] ?? '' })

  const order = { id: anId(), move: 'accept', note: '已收到', of: ids(reportIds) } as const
  const first = await ordered(staff, order)
  expect([first.status, first.body]).toEqual([202, expect.objectContaining({ total: 200, done: 0, state: 'running' })])
  const seen: number[] = []
  await worked(streetId, async (Records) => {
    const answer = await consumerOf(bulkDoing)({ Records })
    seen.push((await orderOf(staff, order.id)).done)
    return answer
  })
  expect(seen.slice(0, 3)).toEqual([15, 35, 55])
  expect(await orderOf(staff, order.id)).toMatchObject({ total: 200, done: 193, refused: 7, state: 'done' })

  const refused = await rowsOf(staff, order.id, 'refused')
  const said = Object.fromEntries(refused.map(({ reportId, code, message }) => [reportId, { code, message }]))
  expect(said).toEqual({
    [a]: { code: 'MOVE_NOT_ALLOWED', message: '这件事已经变成“已受理”，请刷新后再办' },
    [b]: { code: 'MOVE_NOT_ALLOWED', message: '这件事已经变成“不予受理”，请刷新后再办' },
    [c]: { code: 'MOVE_NOT_ALLOWED', message: '这件事已经变成“已撤回”，请刷新后再办' },
    [d]: { code: 'NOT_FOUND', message: '没有找到，可能已被删除' },
    [e]: { code: 'MOVE_NOT_ALLOWED', message: '这件事已经变成“已合并”，请刷新后再办' },
    [own]: { code: 'FORBIDDEN', message: '你没有办理这件事的权限' },
    [unknown]: { code: 'NOT_FOUND', message: '没有找到，可能已被删除' },
  })
  // What is no longer theirs is named; what is in it they do not see.
  expect(refused.find(({ reportId }) => reportId === unknown)?.report).toBeUndefined()
  expect(refused.find(({ reportId }) => reportId === a)?.report).toMatchObject({
    categoryName: '井盖',
    status: 'accepted',
  })
  const done = await rowsOf(staff, order.id, 'done')
  expect(done).toHaveLength(193)
  expect(new Set([...refused, ...done].map(({ reportId }) => reportId))).toEqual(new Set(reportIds))

  const again = await ordered(staff, order)
  expect([again.status, again.body]).toEqual([202, await orderOf(staff, order.id)])
  await worked(streetId)
  await worked(streetId, async () => consumerOf(bulkDoing)({ Records: await streamed(streetId) }))
  expect((await orderOf(staff, order.id)).done).toBe(193)
  for (const reportId of [some[6] ?? '', some[100] ?? '', some[197] ?? '']) {
    expect(await timesMade(reportId, 'accept')).toBe(1)
    expect((await recordOf(reportId)).timeline.at(-1)).toMatchObject({ note: '已收到', by: staff.memberId })
  }
}, 120_000)

test('an order over a filter takes what the person saw, and no more than that', async () => {
  const reportIds = await manyReports(worker, categoryId, 23)
  await handled(staff, reportIds[0] ?? '', { move: 'accept' })
  const narrowing = { communityId: 'east', status: 'submitted' } as const
  const preview = (move: 'accept' | 'start') => call('reports', 'bulkPreview', { ...narrowing, move }, staff)
  expect((await preview('accept')).body).toEqual({ matching: 22, possible: 22, more: false })
  expect((await preview('start')).body).toEqual({ matching: 22, possible: 0, more: false })

  await aReport(worker, categoryId)
  const grown = await ordered(staff, { move: 'accept', of: all(22, { status: 'submitted' }) })
  expect([grown.body.code, grown.body.message]).toEqual(['BULK_CHANGED', '刚才是 22 件，现在有 23 件，请看过再确认'])
  const order = { id: anId(), move: 'accept', of: all(23, { status: 'submitted' }) } as const
  expect((await ordered(staff, order)).body).toMatchObject({ total: 23 })
  // What comes in after it was ordered is not meant.
  const late = await aReport(worker, categoryId)
  await worked(streetId)
  expect(await orderOf(staff, order.id)).toMatchObject({ done: 23, refused: 0, state: 'done' })
  expect(await statusOf(late)).toBe('submitted')
  // Nothing matches any more, and the same order is still the same.
  expect((await ordered(staff, order)).body).toMatchObject({ done: 23, state: 'done' })
  expect((await ordered(staff, { move: 'accept', of: all(1, { status: 'reopened' }) })).body.code).toBe('BULK_EMPTY')
})

test('given to a colleague, what nobody accepted is accepted first; one who does not work there gets nothing', async () => {
  const colleague = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  const reportIds = await manyReports(worker, categoryId, 3)
  const { body } = await ordered(staff, { move: 'assign', assigneeId: colleague.memberId, of: all(3) })
  expect(body.about).toMatch(/^网格员/)
  await worked(streetId)
  expect(await orderOf(staff, body.orderId)).toMatchObject({ done: 3 })
  for (const reportId of reportIds) {
    const { report, timeline } = await recordOf(reportId)
    expect(report).toMatchObject({ status: 'assigned', assigneeId: colleague.memberId })
    expect(timeline.map(({ move }) => move)).toEqual(['submit', 'accept', 'assign'])
  }
  const wrong = { move: 'assign', assigneeId: west.memberId } as const
  expect((await ordered(staff, { ...wrong, of: all(3) })).body.code).toBe('ASSIGNEE_REQUIRED')
  const byIds = (await ordered(staff, { ...wrong, of: ids(reportIds) })).body.orderId
  await worked(streetId)
  expect(await rowsOf(staff, byIds)).toMatchObject(
    reportIds.map((reportId) => ({ reportId, outcome: 'refused', message: '对方不办这件工单所在社区的事' })),
  )
})

test('what the move lacks, a report twice, and too many are said before anything is ordered', async () => {
  const [reportId = ''] = await manyReports(worker, categoryId, 1)
  const refusal = async (order: Parameters<typeof ordered>[1]) => (await ordered(staff, order)).body.code
  expect(await refusal({ move: 'reject', of: ids([reportId]) })).toBe('REASON_REQUIRED')
  expect(await refusal({ move: 'assign', of: ids([reportId]) })).toBe('ASSIGNEE_REQUIRED')
  expect(await refusal({ move: 'handOver', teamId: 'nowhere', of: ids([reportId]) })).toBe('TEAM_REQUIRED')
  expect(await refusal({ move: 'accept', of: ids([reportId, reportId]) })).toBe('INVALID_INPUT')
  expect(await refusal({ move: 'accept', of: ids(Array.from({ length: 1001 }, anId)) })).toBe('INVALID_INPUT')
  expect(await refusal({ move: 'accept', of: { by: 'filter', filter: { communityId: 'west' }, expected: 1 } })).toBe(
    'FORBIDDEN',
  )
  expect((await call('reports', 'bulkOrders', {}, staff)).body.items).toEqual([])
})

test('an order is its person’s alone; with other words the same id is refused', async () => {
  const reportIds = await manyReports(worker, categoryId, 2)
  const order = { id: anId(), move: 'accept', of: ids(reportIds) } as const
  await ordered(staff, order)
  expect((await ordered(staff, { ...order, note: '另一句' })).body.code).toBe('IDEMPOTENCY_CONFLICT')
  expect((await ordered(west, order)).body.code).toBe('IDEMPOTENCY_CONFLICT')
  const foreign = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
  for (const by of [west, foreign]) {
    expect((await orderOf(by, order.id)) as object).toMatchObject({ code: 'NOT_FOUND' })
    expect((await call('reports', 'bulkRows', { orderId: order.id }, by)).body.code).toBe('NOT_FOUND')
    expect((await call('reports', 'stopBulk', { orderId: order.id }, by)).body.code).toBe('NOT_FOUND')
    expect((await ordered(by, { move: 'accept', of: { by: 'rest', orderId: order.id } })).body.code).toBe('NOT_FOUND')
    expect((await call('reports', 'bulkOrders', {}, by)).body.items).toEqual([])
  }
  expect((await call('reports', 'bulkOrders', {}, staff)).body.items).toMatchObject([{ orderId: order.id }])
})

test('stopped, it ends after the reports in hand; only what is left is done when the rest is ordered', async () => {
  const reportIds = await manyReports(worker, categoryId, 65)
  const { orderId } = (await ordered(staff, { move: 'accept', of: ids(reportIds) })).body
  let turns = 0
  await worked(streetId, async (Records) => {
    const answer = await consumerOf(bulkDoing)({ Records })
    turns += 1
    if (turns === 1) {
      const { body } = await call('reports', 'stopBulk', { orderId }, staff)
      expect(body).toMatchObject({ state: 'stopping', done: 20 })
      const rest = await ordered(staff, { move: 'accept', of: { by: 'rest', orderId } })
      expect(rest.body.code).toBe('BULK_EMPTY')
    }
    return answer
  })
  expect(await orderOf(staff, orderId)).toMatchObject({ state: 'stopped', total: 65, done: 40, refused: 0 })
  expect((await call('reports', 'stopBulk', { orderId }, staff)).body).toMatchObject({ state: 'stopped', done: 40 })
  const left = (await rowsOf(staff, orderId, 'left')).map(({ reportId }) => reportId)
  expect(left).toEqual(reportIds.slice(40))
  for (const reportId of left) expect(await statusOf(reportId)).toBe('submitted')
  const rest = (await ordered(staff, { move: 'accept', of: { by: 'rest', orderId } })).body
  expect(rest.total).toBe(25)
  await worked(streetId)
  expect(await orderOf(staff, rest.orderId)).toMatchObject({ state: 'done', done: 25, refused: 0 })
})

test('whoever signed out everywhere since does nothing more by an order', async () => {
  const reportIds = await manyReports(worker, categoryId, 41)
  const { orderId } = (await ordered(staff, { move: 'accept', of: ids(reportIds) })).body
  let turns = 0
  await worked(streetId, async (Records) => {
    if (turns++ === 1) await shifted(1000, () => signOutEverywhere(staff))
    return consumerOf(bulkDoing)({ Records })
  })
  const back = { ...staff, epoch: staff.epoch + 1 }
  expect(await orderOf(back, orderId)).toMatchObject({ state: 'failed', reason: 'rights', done: 20, refused: 0 })
  expect(await statusOf(reportIds[20] ?? '')).toBe('submitted')
})

test('each report asks for the rights its person has by then', async () => {
  const reportIds = await manyReports(worker, categoryId, 21)
  const { orderId } = (await ordered(staff, { move: 'accept', of: ids(reportIds) })).body
  let turns = 0
  await worked(streetId, async (Records) => {
    if (turns++ === 1) {
      const grants = $set([{ role: 'gridWorker' as const, communityIds: ['west'] }])
      await Profile.build(UpdateItemCommand).item({ memberId: staff.memberId, grants }).send()
    }
    return consumerOf(bulkDoing)({ Records })
  })
  expect(await orderOf(staff, orderId)).toMatchObject({ state: 'done', done: 20, refused: 1 })
  const [refused] = await rowsOf(staff, orderId, 'refused')
  expect(refused).toMatchObject({ reportId: reportIds[20], code: 'NOT_FOUND' })
})

test('one whose next record never came is taken up again; one that cannot go on ends and says so', async () => {
  const reportIds = await manyReports(worker, categoryId, 21)
  const resumed = () => onUnfinished(undefined, { getRemainingTimeInMillis: () => 60_000 })
  const { orderId } = (await ordered(staff, { move: 'accept', of: ids(reportIds) })).body
  // Its records are lost.
  await worked(streetId, async () => undefined)
  expect(await resumed()).toEqual({ resumed: 0, ended: 0, failed: 0 })
  await shifted(STANDS_STILL_MS + 1000, async () => {
    expect(await resumed()).toEqual({ resumed: 1, ended: 0, failed: 0 })
    await worked(streetId)
    expect(await orderOf(staff, orderId)).toMatchObject({ state: 'done', done: 21 })
  })

  const other = (await ordered(staff, { move: 'start', of: ids(reportIds) })).body.orderId
  for (let run = 1; run <= MOST_TRIES + 1; run++) {
    await worked(streetId, async () => undefined)
    await shifted(run * (STANDS_STILL_MS + 1000), async () => void (await resumed()))
  }
  await worked(streetId)
  expect(await orderOf(staff, other)).toMatchObject({ state: 'failed', reason: 'stalled', done: 0 })
  expect(await statusOf(reportIds[0] ?? '')).toBe('accepted')
})
