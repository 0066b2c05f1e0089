import { Counter } from '@functions/counters/entities'
import { tally } from '@functions/counters/tally'
import { countsOf } from '@functions/insights/counting'
import { handler } from '@functions/insights/onRecords'
import { ReportEvent } from '@functions/reports/entities'
import { historyOf } from '@functions/reports/history'
import type { ReportMove, ReportStatus } from '@shared/rules/reports/reportStatus'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import fc from 'fast-check'
import { rebuildCounters } from '../../local/commands/rebuildCounters'
import { anId, call, type Person } from '../support/api'
import { runs } from '../support/depth'
import { aPerson, aStreet } from '../support/factories'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { aCategory, answered, anUnscreenedReport, handled, recordOf } from '../support/reports'
import { streamed } from '../support/stream'

jest.setTimeout(180_000)
beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const STAFF_MOVES = ['accept', 'assign', 'start', 'resolve', 'handOver', 'merge', 'reject', 'ask'] as const
const TEAMS = ['east', 'west', 'sanitation']

/** A move on one of some reports; most are possible, what is not is refused and changes nothing. */
const attempt = fc.record({
  which: fc.nat(5),
  other: fc.nat(5),
  move: fc.constantFrom<ReportMove>(...STAFF_MOVES, 'handOver', 'start', 'confirm', 'reopen', 'withdraw'),
  team: fc.constantFrom(...TEAMS),
})
type Attempt = typeof attempt extends fc.Arbitrary<infer A> ? A : never
const program = fc.record({
  attempts: fc.array(attempt, { minLength: 25, maxLength: 40 }),
  order: fc.infiniteStream(fc.nat()),
})

async function attempted(reports: readonly string[], { which, other, move, team }: Attempt) {
  const [reportId = '', targetReportId = ''] = [reports[which], reports[other]]
  if (move === 'withdraw') return answered(worker, reportId, { move })
  if (move === 'confirm') return answered(worker, reportId, { move })
  if (move === 'reopen') return answered(worker, reportId, { move, note: '又坏了' })
  const possible = STAFF_MOVES.find((each) => each === move)
  if (!possible) throw new Error(`nobody makes ${move}`)
  const words = { photoIds: move === 'resolve' ? [anId()] : [], note: '说明一下' }
  return handled(staff, reportId, {
    ...{ move: possible, ...words, assigneeId: staff.memberId },
    ...(move === 'handOver' ? { teamId: team } : {}),
    ...(move === 'merge' ? { targetReportId } : {}),
  })
}

/** How many of the reports themselves stand in each status, by community. */
async function counted(reports: readonly string[]) {
  const found = new Map<string, Partial<Record<ReportStatus, number>>>()
  for (const reportId of reports) {
    const { communityId, status } = (await recordOf(reportId)).report
    const there = found.get(communityId) ?? {}
    found.set(communityId, { ...there, [status]: (there[status] ?? 0) + 1 })
  }
  return found
}

const now = async () => (await call('insights', 'reportStats', {}, staff)).body.now

async function expectStanding(reports: readonly string[]): Promise<void> {
  const { total, communities } = await now()
  const expected = await counted(reports)
  for (const { id, name: _, ...standing } of communities) {
    expect({ id, ...somewhere(standing) }).toEqual({ id, ...expected.get(id) })
    expected.delete(id)
  }
  expect([...expected.keys()]).toEqual([])
  expect(Object.values(total).reduce((sum, each) => sum + each, 0)).toBe(reports.length)
}

const somewhere = (standing: Record<string, number>) =>
  Object.fromEntries(Object.entries(standing).filter(([, many]) => many !== 0))

/** In any order, some twice. */
async function deliver(order: Iterator<number> = [].values()): Promise<void> {
  const drawn = (await streamed(streetId)).map((record) => ({ record, at: order.next().value ?? 0 }))
  const records = drawn.sort((a, b) => a.at - b.at).map(({ record }) => record)
  for (let from = 0; from < records.length; from += 30) {
    // Ten of each batch come again with the next.
    expect(await handler({ Records: records.slice(from, from + 40) })).toEqual({ batchItemFailures: [] })
  }
}

test('whatever is done with reports and however it is delivered, the counters say where they stand', async () => {
  await fc.assert(
    fc.asyncProperty(program, async ({ attempts, order }) => {
      ;({ streetId } = await aStreet())
      categoryId = await aCategory(streetId)
      worker = await aPerson(streetId)
      staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
      const communities = ['east', 'east', 'west', 'east', 'west', 'west']
      const reports: string[] = []
      for (const communityId of communities) {
        reports.push(await anUnscreenedReport(worker, categoryId, { communityId }))
      }
      for (const each of attempts) expect([200, 409, 422]).toContain((await attempted(reports, each)).status)
      await deliver(order)
      await expectStanding(reports)
      await deliver()
      await expectStanding(reports)
      expect(await rebuildCounters({ streetId })).toEqual([])
    }),
    { numRuns: runs(3, 6) },
  )
})

test('a hand-over leaves one community and enters another, a merge and a withdrawal end where they were made', async () => {
  const [moved, kept, merged, gone] = [
    await anUnscreenedReport(worker, categoryId),
    await anUnscreenedReport(worker, categoryId),
    await anUnscreenedReport(worker, categoryId),
    await anUnscreenedReport(worker, categoryId),
  ]
  await handled(staff, moved, { move: 'accept' })
  await handled(staff, moved, { move: 'assign', assigneeId: staff.memberId })
  await handled(staff, moved, { move: 'handOver', teamId: 'west', note: '在西社区' })
  await handled(staff, kept, { move: 'handOver', teamId: 'sanitation', note: '请清运' })
  await handled(staff, merged, { move: 'merge', targetReportId: moved })
  await answered(worker, gone, { move: 'withdraw' })
  await deliver()
  const { total, communities } = await now()
  expect(communities.map(({ id, name, ...standing }) => [id, name, somewhere(standing)])).toEqual([
    ['east', '东社区', { submitted: 1, merged: 1, withdrawn: 1 }],
    ['west', '西社区', { accepted: 1 }],
  ])
  expect(somewhere(total)).toEqual({ submitted: 1, accepted: 1, merged: 1, withdrawn: 1 })
})

test('a rebuild puts right what is wrong, and knows the communities of hand-overs that do not name them', async () => {
  const report = await anUnscreenedReport(worker, categoryId)
  await handled(staff, report, { move: 'handOver', teamId: 'west', note: '在西社区' })
  await handled(staff, report, { move: 'accept' })
  await deliver()
  await ReportEvent.build(UpdateItemCommand).item({ reportId: report, seq: 2, fromCommunityId: $remove() }).send()
  expect(await rebuildCounters({ streetId })).toEqual([])
  await Counter.build(PutItemCommand)
    .item({ scope: `${streetId}#reports`, bucket: 'NOW#west', accepted: 7, inProgress: -2 })
    .send()
  // What is wrong is never shown as less than none.
  expect(somewhere((await now()).total)).toEqual({ accepted: 7 })
  const wrong = await rebuildCounters({ streetId, write: true })
  expect(wrong.map(({ bucket, name }) => [bucket, name])).toEqual([
    ['NOW#west', 'accepted'],
    ['NOW#west', 'inProgress'],
  ])
  await deliver()
  await expectStanding([report])
})

test('what moves nothing counts for nothing, and a street without reports has none anywhere', async () => {
  expect(await now()).toEqual({ total: expect.objectContaining({ submitted: 0, closed: 0 }), communities: [] })
  const report = await anUnscreenedReport(worker, categoryId)
  await handled(staff, report, { move: 'ask', note: '在哪一侧？' })
  const { timeline = [] } = (await historyOf(report)) ?? {}
  const counts = timeline.flatMap((entry) => countsOf({ ...entry, _et: 'reportEvent' }))
  const standing = [...tally(counts).values()].filter(({ bucket }) => bucket.startsWith('NOW#'))
  expect(standing.map(({ counts: each }) => each)).toEqual([{ submitted: 1 }])
})

test('looking at it costs little: a row a community', async () => {
  for (const communityId of ['east', 'west']) await anUnscreenedReport(worker, categoryId, { communityId })
  await deliver()
  await now()
  expect((await billOf(now)).readUnits).toBeLessThanOrEqual(6)
})
