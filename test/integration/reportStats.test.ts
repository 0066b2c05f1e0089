import { Counter } from '@functions/counters/entities'
import { handler as effects } from '@functions/events/onRecords'
import { nearness } from '@functions/following/nearness'
import { handler } from '@functions/insights/onRecords'
import { publication } from '@functions/publicReports/publication'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import type { Stars } from '@shared/rules/reports/verdict'
import { dayOf, monthAfter, startOf } from '@shared/rules/time/day'
import { boundsOf, slotOf } from '@shared/rules/time/durations'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { rebuildCounters } from '../../local/commands/rebuildCounters'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { aCategory, answered, aReport, handled, recordOf } from '../support/reports'
import { consumerOf, news, streamed } from '../support/stream'

jest.setTimeout(120_000)
beforeAll(() => ownTable({ stream: true }))

const MINUTE = 60_000
const thisMonth = monthOf(dayOf(Date.now()))
/** In the middle of a month, so that no hour of the day on which this runs is at its edge. */
const month = monthAfter(thisMonth)
const start = startOf(`${month}-15`) + 10 * 60 * MINUTE

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

/** Sets the clock of the functions to so long after the start. */
const clockAt = (minutes: number) => {
  process.env.CLOCK_OFFSET_MS = String(Math.round(start + minutes * MINUTE - Date.now()))
}

beforeEach(async () => {
  clockAt(0)
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

afterAll(() => {
  delete process.env.CLOCK_OFFSET_MS
})

/** A report that was sent at the start and is answered, begun and fixed so many minutes later. */
async function fixed(respondedAfter: number, resolvedAfter: number, communityId = 'east'): Promise<string> {
  clockAt(0)
  const reportId = await aReport(worker, categoryId, { communityId })
  clockAt(respondedAfter)
  expect((await handled(staff, reportId, { move: 'accept' })).status).toBe(200)
  await handled(staff, reportId, { move: 'start' })
  clockAt(resolvedAfter)
  expect((await handled(staff, reportId, { move: 'resolve', photoIds: [anId()] })).status).toBe(200)
  return reportId
}

async function deliver(): Promise<void> {
  const records = await streamed(streetId)
  for (let from = 0; from < records.length; from += 40) {
    expect(await handler({ Records: records.slice(from, from + 40) })).toEqual({ batchItemFailures: [] })
  }
}

const stats = async (of: string | undefined = month, as = staff) =>
  (await call('insights', 'reportStats', of ? { month: of } : {}, as)).body

/** A little of every move: two fixed (one again), one refused, one merged, one taken back. */
async function traffic(): Promise<void> {
  const again = await fixed(10, 300)
  await answered(worker, again, { move: 'reopen', note: '又坏了' })
  await handled(staff, again, { move: 'start' })
  clockAt(900)
  await handled(staff, again, { move: 'resolve', photoIds: [anId()] })
  await answered(worker, again, { move: 'confirm' })
  const target = await fixed(40, 50, 'west')
  const [refused, merged, gone] = [
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
  ]
  await handled(staff, refused, { move: 'reject', note: '不属实' })
  await handled(staff, merged, { move: 'merge', targetReportId: target })
  await answered(worker, gone, { move: 'withdraw' })
}

const EVERYTHING = {
  ...{ submitted: 5, accepted: 2, rejected: 1, resolved: 3, confirmed: 1, closedAlone: 0 },
  ...{ reopened: 1, merged: 1, withdrawn: 1, reopenedRate: 1 / 3 },
}

test('every move counts once, by community and by category, however often and at once it is delivered', async () => {
  await traffic()
  await Promise.all([deliver(), deliver()])
  await deliver()
  const { total, categories, communities } = await stats()
  expect(total).toMatchObject(EVERYTHING)
  expect(categories).toEqual([{ ...total, id: categoryId, name: expect.any(String) }])
  expect(communities.map(({ id, submitted, resolved, reopened }) => [id, submitted, resolved, reopened])).toEqual([
    ['east', 4, 2, 1],
    ['west', 1, 1, 0],
  ])
  expect(communities[1]).not.toHaveProperty('name', 'west')
})

test('stars come with a confirmation alone; 满意率 and 按时率 are of those that were given, by category and community', async () => {
  const confirmed = async (stars: Stars | undefined, resolvedAfter: number, communityId = 'east') => {
    const reportId = await fixed(10, resolvedAfter, communityId)
    const given = { move: 'confirm' as const, note: stars ? '补得平' : '', stars }
    expect((await answered(worker, reportId, given)).status).toBe(200)
    return reportId
  }
  const reportId = await confirmed(4, 60)
  await confirmed(3, 60)
  await confirmed(undefined, 60, 'west')
  // Due after 72 working hours: a month is late.
  await confirmed(5, 31 * 24 * 60, 'west')
  await deliver()
  expect(await stats(monthAfter(month))).toMatchObject({
    communities: [{ id: 'west', rated: 1, satisfiedRate: 1, inTimeRate: 0 }],
  })
  const { total, communities } = await stats()
  expect(total).toMatchObject({ rated: 2, satisfiedRate: 1 / 2, inTimeRate: 1 })
  expect(communities.map(({ id, rated: n, satisfiedRate }) => [id, n, satisfiedRate])).toEqual([
    ['east', 2, 1 / 2],
    ['west', 0, undefined],
  ])
  expect(await rebuildCounters({ streetId })).toEqual([])

  const seen = (await call('reports', 'get', { reportId }, staff)).body.timeline.at(-1)
  expect(seen).toMatchObject({ move: 'confirm', stars: 4, note: '补得平' })
  const open = await fixed(10, 60)
  expect((await answered(worker, open, { move: 'reopen', note: '又坏了', stars: 1 })).body.code).toBe('INVALID_INPUT')
})

test('a rebuild finds what the stream counted, and puts right what is wrong', async () => {
  await traffic()
  await deliver()
  expect(await rebuildCounters({ streetId })).toEqual([])
  const before = await stats()
  await Counter.build(PutItemCommand)
    .item({ scope: `${streetId}#reports`, bucket: `MONTH#${month}#C#east`, submitted: 40, response3: 7 })
    .send()
  const wrong = await rebuildCounters({ streetId, write: true })
  expect(wrong.map(({ name }) => name)).toEqual(expect.arrayContaining(['submitted', 'resolved', 'response3']))
  expect(await stats()).toEqual(before)
  await deliver()
  expect(await stats()).toEqual(before)
})

test('medians lie in the slot of the exact ones', async () => {
  const took = [
    [2, 61],
    [33, 500],
    [34, 700],
    [90, 4000],
    [1000, 9000],
  ] as const
  for (const [responded, resolved] of took) await fixed(responded, resolved)
  await deliver()
  const { firstResponseMs = 0, resolutionMs = 0 } = (await stats()).total
  for (const [median, exact] of [
    [firstResponseMs, 34],
    [resolutionMs, 700],
  ] as const) {
    const { fromMs, toMs } = boundsOf(slotOf(exact * MINUTE))
    expect(median).toBeGreaterThanOrEqual(fromMs)
    expect(median).toBeLessThanOrEqual(toMs)
  }
})

test('a report that comes in one month and is fixed in the next counts in each for what was done there', async () => {
  const next = monthAfter(month)
  await fixed(10, (startOf(`${next}-02`) - start) / MINUTE)
  await deliver()
  expect((await stats()).total).toMatchObject({ submitted: 1, accepted: 1, resolved: 0 })
  const { total, month: shown } = await stats('')
  expect(shown).toBe(next)
  expect(total).toMatchObject({ submitted: 0, accepted: 0, resolved: 1 })
})

test('entries written before categories were counted still count for their community', async () => {
  const old = { ...(await oldEntry()), communityId: 'east' }
  const { countsOf } = await import('@functions/insights/counting')
  expect(countsOf(old).filter(({ bucket }) => bucket.startsWith(`MONTH#`))).toEqual([
    { scope: `${streetId}#reports`, bucket: `MONTH#${month}#C#east`, name: 'submitted', by: 1 },
  ])
})

async function oldEntry() {
  const { timeline } = await recordOf(await aReport(worker, categoryId))
  const { categoryId: _, ...rest } = timeline[0] ?? {}
  return { ...rest, _et: 'reportEvent' }
}

test('nothing counted: zeros, no rates and no medians; a month to come is refused; only the office may look', async () => {
  const { total, categories, communities, top } = await stats(monthBefore(month))
  expect(Object.values(total).every((value) => value === 0)).toBe(true)
  expect(total).not.toHaveProperty('reopenedRate')
  expect([categories, communities, top]).toEqual([[], [], []])
  expect((await call('insights', 'reportStats', { month: monthAfter(month) }, staff)).status).toBe(404)
  const grid = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  for (const person of [worker, grid]) {
    expect((await call('insights', 'reportStats', { month }, person)).status).toBe(403)
  }
})

test('open reports that most people joined come first; who leaves is not counted, what is done with is gone', async () => {
  const settle = async () => {
    expect(await effects({ Records: await news(streetId) })).toEqual({ batchItemFailures: [] })
    const again = consumerOf(publication, nearness)
    expect(await again({ Records: await streamed(streetId) })).toEqual({ batchItemFailures: [] })
  }
  const [alone, some, most] = [
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
  ]
  const others = await Promise.all([1, 2, 3].map(() => aPerson(streetId)))
  await settle()
  for (const other of others) await call('reports', 'plus', { reportId: most, id: anId() }, other)
  for (const other of others.slice(1)) await call('reports', 'plus', { reportId: some, id: anId() }, other)
  for (const other of others.slice(2)) await call('reports', 'plus', { reportId: alone, id: anId() }, other)
  await settle()
  const top = async () => (await stats()).top.map(({ reportId, pluses }) => [reportId, pluses])
  expect(await top()).toEqual([
    [most, 3],
    [some, 2],
    [alone, 1],
  ])
  const [, , last] = others
  await call('reports', 'unfollow', { reportId: alone, id: anId() }, last)
  await handled(staff, most, { move: 'reject', note: '不属实' })
  await settle()
  expect(await top()).toEqual([[some, 2]])
  const bill = await billOf(() => call('insights', 'reportStats', { month }, staff))
  expect(bill.readUnits).toBeLessThanOrEqual(6)
})
