import { handler } from '@functions/events/onRecords'
import { followersMoved } from '@functions/following/moveFollowers'
import { Rule } from '@functions/ledger/entities'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, entriesOf } from '../support/ledger'
import { ownTable } from '../support/ownTable'
import { aCategory, aReport, handled } from '../support/reports'
import { consumerOf, news, streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let reporter: Person
let other: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  reporter = await aPerson(streetId)
  other = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

// Whatever came, comes once more in the end, and the ledger adds up.
afterEach(async () => {
  expect(await again({ Records: await streamed(streetId) })).toEqual({ batchItemFailures: [] })
  expect((await verifyLedger(streetId)).differences).toEqual([])
})

const again = consumerOf(followersMoved)

/** Lets the consumer see what is new. */
async function settle(): Promise<void> {
  expect(await handler({ Records: await news(streetId) })).toEqual({ batchItemFailures: [] })
}
const join = (reportId: string, as = other, id = anId()) => call('reports', 'plus', { reportId, id }, as)
const leave = (reportId: string, as = other, id = anId()) => call('reports', 'unfollow', { reportId, id }, as)
const merge = (source: string, target: string, id = anId()) =>
  handled(staff, source, { move: 'merge', targetReportId: target, id })
const reasonsOf = async ({ memberId }: Person) =>
  (await entriesOf(memberId)).map(({ reason, amount }) => [reason, amount])
const balanceOf = async ({ memberId }: Person) => (await accountOf(memberId)).balance
const cap = (reason: 'reportPlus' | 'reportMerged', amount: number, dailyCap: number) =>
  Rule.build(PutItemCommand).item({ streetId, reason, amount, dailyCap, validFrom: 1, note: '' }).send()

/** An open public report that can be joined. */
async function aPublicReport(by = reporter): Promise<string> {
  const reportId = await aReport(by, categoryId)
  await settle()
  return reportId
}

test('a +1 earns once, also sent eight times at once, and its reporter earns nothing by it', async () => {
  const reportId = await aPublicReport()
  const id = anId()
  const answers = await Promise.all(Array.from({ length: 8 }, () => join(reportId, other, id)))
  for (const { status, body } of answers) expect([status, body.points]).toEqual([200, 1])
  await Promise.all(Array.from({ length: 4 }, () => join(reportId)))
  expect(await reasonsOf(other)).toEqual([['reportPlus', 1]])
  expect(await join(reportId, reporter)).toMatchObject({ status: 409, body: { code: 'OWN_REPORT' } })
  expect(await balanceOf(reporter)).toBe(0)
})

test('taking the +1 back takes its point back, and no number of turns earns it again', async () => {
  const reportId = await aPublicReport()
  await join(reportId)
  for (let turn = 0; turn < 3; turn++) {
    await Promise.all(Array.from({ length: 4 }, () => leave(reportId)))
    expect(await balanceOf(other)).toBe(0)
    expect((await join(reportId)).body).toMatchObject({ following: true, points: 0 })
  }
  expect(await reasonsOf(other)).toEqual(
    expect.arrayContaining([
      ['reportPlus', 1],
      ['earnReversed', 1],
    ]),
  )
  expect(await entriesOf(other.memberId)).toHaveLength(2)
})

test('what was spent, or the office took back before, is not taken back again', async () => {
  const reportId = await aPublicReport()
  await join(reportId)
  const [entry] = await entriesOf(other.memberId)
  const order = { memberId: other.memberId, entryId: entry?.id ?? '', id: anId(), reason: '不属实' }
  expect((await call('points', 'reverse', order, staff)).status).toBeLessThan(300)
  expect((await leave(reportId)).body).toEqual({ reportId, following: false })
  expect([await balanceOf(other), (await entriesOf(other.memberId)).length]).toEqual([0, 2])
})

test('joining and leaving at once end in one of the two, with the points of it', async () => {
  const reportId = await aPublicReport()
  await join(reportId)
  await Promise.all([leave(reportId), join(reportId), leave(reportId), join(reportId)])
  await join(reportId)
  expect(await balanceOf(other)).toBeLessThanOrEqual(1)
  expect((await reasonsOf(other)).filter(([reason]) => reason === 'reportPlus')).toHaveLength(1)
})

test('many +1 of a day earn up to the cap and no more, also all at once', async () => {
  await cap('reportPlus', 2, 5)
  const reports = await Promise.all([1, 2, 3, 4].map(() => aReport(reporter, categoryId)))
  await settle()
  const answers = await Promise.all(reports.map((reportId) => join(reportId)))
  expect(answers.map(({ body }) => body.points).sort()).toEqual([0, 1, 2, 2])
  expect(await balanceOf(other)).toBe(5)
})

test('a report that is merged before it was accepted earns less, once however often it is sent', async () => {
  const [target, source] = [await aPublicReport(other), await aPublicReport()]
  const id = anId()
  const answers = await Promise.all(Array.from({ length: 6 }, () => merge(source, target, id)))
  for (const { status, body } of answers) expect([status, body.points]).toEqual([200, 2])
  expect(await reasonsOf(reporter)).toEqual([['reportMerged', 2]])
  const { timeline } = (await call('reports', 'get', { reportId: source }, reporter)).body
  expect(timeline.at(-1)).toMatchObject({ move: 'merge', points: 2 })
})

test('merging earns nothing after an acceptance, for a report of one’s own, or a second time', async () => {
  const target = await aPublicReport(other)
  const [accepted, own] = [await aPublicReport(), await aPublicReport(other)]
  await handled(staff, accepted, { move: 'accept' })
  expect((await merge(accepted, target)).body.points).toBe(0)
  expect((await merge(own, target)).body.points).toBe(0)
  expect((await merge(await aPublicReport(), target)).body.points).toBe(0)
  expect([await reasonsOf(reporter), await reasonsOf(other)]).toEqual([[['reportAccepted', 5]], []])
  await join(target, reporter)
  await leave(target, reporter)
  expect((await join(target, reporter)).body.points).toBe(0)
})

test('who had joined the target earns nothing more when their own report is merged into it, and may still leave', async () => {
  const [target, source] = [await aPublicReport(other), await aPublicReport()]
  await join(target, reporter)
  expect((await merge(source, target)).body.points).toBe(0)
  expect(await reasonsOf(reporter)).toEqual([['reportPlus', 1]])
  await leave(target, reporter)
  expect(await balanceOf(reporter)).toBe(0)
})

test('a +1 that a merge takes along is taken back at the target, points and all, also when records come twice', async () => {
  const [target, source] = [await aPublicReport(await aPerson(streetId)), await aPublicReport()]
  await join(source)
  await merge(source, target)
  await settle()
  expect(await handler({ Records: await streamed(streetId) })).toEqual({ batchItemFailures: [] })
  expect(await balanceOf(other)).toBe(1)
  await leave(target)
  expect([await balanceOf(other), (await join(target)).body.points]).toEqual([0, 0])
})

test('merged reports of a day earn up to the cap', async () => {
  await cap('reportMerged', 2, 3)
  const targets = await Promise.all([1, 2, 3].map(() => aReport(other, categoryId)))
  const sources = await Promise.all([1, 2, 3].map(() => aReport(reporter, categoryId)))
  const answers = await Promise.all(sources.map((source, n) => merge(source, targets[n] ?? '')))
  expect(answers.map(({ body }) => body.points).sort()).toEqual([0, 1, 2])
})
