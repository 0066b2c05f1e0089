import { Account } from '@functions/ledger/entities'
import { handler } from '@functions/reports/onSchedule'
import { ServedStreet } from '@functions/stations/registry'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import type { Person } from '../support/api'
import { call } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { aCategory, answered, aResolvedReport, handled, recordOf } from '../support/reports'

const DAY_MS = 86_400_000

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})
afterEach(async () => {
  process.env.CLOCK_OFFSET_MS = '0'
  await ServedStreet.build(DeleteItemCommand).key({ streetId }).send()
})

const daysLater = (days: number) => {
  process.env.CLOCK_OFFSET_MS = String(days * DAY_MS)
}
const run = (remaining = 300_000) => handler({}, { getRemainingTimeInMillis: () => remaining })

test('what nobody confirmed for seven days closes by itself, once, without points', async () => {
  const reportId = await aResolvedReport(worker, staff, categoryId)
  daysLater(6.99)
  expect(await run()).toMatchObject({ closed: 0 })
  expect((await recordOf(reportId)).report.status).toBe('resolved')
  daysLater(7.01)
  expect(await run()).toEqual({ closed: 1, overtaken: 0, failed: 0, complete: true })
  expect(await run()).toMatchObject({ closed: 0 })
  const { report, timeline } = await recordOf(reportId)
  expect(report).toMatchObject({ status: 'closed', version: 5 })
  expect(timeline.at(-1)).toMatchObject({ move: 'close', byRole: 'clock', from: 'resolved', to: 'closed' })
  expect((await accountOf(worker.memberId)).tasks).toEqual({})
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 5, held: 0 })
  const { body } = await call('reports', 'get', { reportId }, worker)
  expect(body.timeline.at(-1)).toMatchObject({ byLabel: '系统' })
})

test('a street that was registered but never set up holds up no other, and the run says that it failed', async () => {
  const ghost = { streetId: '0-nobody-set-this-up' }
  await ServedStreet.build(PutItemCommand).item(ghost).send()
  try {
    const reportId = await aResolvedReport(worker, staff, categoryId)
    daysLater(7.01)
    await expect(run()).rejects.toThrow('1 reports or streets could not be worked through')
    expect((await recordOf(reportId)).report.status).toBe('closed')
  } finally {
    await ServedStreet.build(DeleteItemCommand).key(ghost).send()
  }
})

test('a report that was reopened, or resolved anew, waits its own seven days', async () => {
  const reopened = await aResolvedReport(worker, staff, categoryId)
  const again = await aResolvedReport(worker, staff, categoryId)
  daysLater(5)
  for (const reportId of [reopened, again]) await answered(worker, reportId, { move: 'reopen', note: '没有' })
  await handled(staff, again, { move: 'start' })
  await handled(staff, again, { move: 'resolve', photoIds: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'] })
  daysLater(8)
  expect(await run()).toMatchObject({ closed: 0 })
  daysLater(12.1)
  expect(await run()).toMatchObject({ closed: 1 })
  expect((await recordOf(reopened)).report.status).toBe('reopened')
  expect((await recordOf(again)).report.status).toBe('closed')
})

test('two runs and the reporter at once make one end of it', async () => {
  const ids: string[] = []
  for (let i = 0; i < 4; i++) ids.push(await aResolvedReport(worker, staff, categoryId))
  daysLater(7.5)
  const [first, second, ...answers] = await Promise.all([
    run(),
    run(),
    ...ids.map((reportId) => answered(worker, reportId, { move: 'confirm' })),
  ])
  const confirmed = answers.filter(({ status }) => status === 200).length
  expect(first.closed + second.closed + confirmed).toBe(ids.length)
  expect((await accountOf(worker.memberId)).tasks).toEqual({})
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 5 * ids.length + 10 * confirmed, held: 0 })
  for (const reportId of ids) expect((await recordOf(reportId)).timeline).toHaveLength(5)
})

test('more than a page closes in one run; a run out of time says so and the next one goes on', async () => {
  const ids: string[] = []
  for (let i = 0; i < 3; i++) {
    const reporter = await aPerson(streetId)
    for (let j = 0; j < 10; j++) ids.push(await aResolvedReport(reporter, staff, categoryId))
  }
  daysLater(7.5)
  expect(await run(10_000)).toEqual({ closed: 0, overtaken: 0, failed: 0, complete: false })
  expect(await run()).toEqual({ closed: 30, overtaken: 0, failed: 0, complete: true })
})

test('a report that cannot be closed fails the run but holds up no other', async () => {
  const lost = await aPerson(streetId)
  const stuck = await aResolvedReport(lost, staff, categoryId)
  const fine = await aResolvedReport(worker, staff, categoryId)
  await Account.build(DeleteItemCommand).key({ memberId: lost.memberId }).send()
  daysLater(7.5)
  await expect(run()).rejects.toThrow('1 reports or streets could not be worked through')
  expect((await recordOf(stuck)).report.status).toBe('resolved')
  expect((await recordOf(fine)).report.status).toBe('closed')
})
