import { subscribersOf } from '@functions/reports/followers'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { aCategory, answered, aReport, handled, recordOf } from '../support/reports'
import { comesAgain, settled } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let worker: Person
let other: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  other = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})
afterEach(() => comesAgain(streetId))

const settle = () => settled(streetId)
const at = (metresNorth: number) => ({ ...CENTER, latitude: CENTER.latitude + metresNorth / 111_195 })
const ask = (as = other, category = categoryId) => call('reports', 'nearby', { categoryId: category, ...CENTER }, as)
const near = async (as = other) => (await ask(as)).body.items
const join = (reportId: string, as = other, id = anId()) => call('reports', 'plus', { reportId, id }, as)
const leave = (reportId: string, as = other) => call('reports', 'unfollow', { reportId, id: anId() }, as)
const plusesOf = async (reportId: string) => (await recordOf(reportId)).report.pluses ?? 0
const followedBy = async (as: Person) =>
  (await call('reports', 'followed', {}, as)).body.items.map(({ reportId }) => reportId)

test('open reports of the kind within 250 m are found, nearest first, five at most; no other ones', async () => {
  const elsewhere = await aCategory(streetId)
  const found: string[] = []
  for (const metres of [240, 30, 120, 180, 60, 210])
    found.push(await aReport(worker, categoryId, { location: at(metres) }))
  await aReport(worker, categoryId, { location: at(262) })
  await aReport(worker, elsewhere, { location: at(1) })
  await settle()
  const items = await near()
  expect(items.map(({ metres }) => metres)).toEqual([30, 60, 120, 180, 210])
  expect(items[0]).toMatchObject({
    reportId: found[1],
    isMine: false,
    pluses: 0,
    photoUrl: expect.stringMatching(/^http/),
  })
  expect((await near(worker))[0]?.isMine).toBe(true)
  expect(JSON.stringify(items)).not.toContain(worker.memberId)
  const bill = await billOf(() => ask())
  expect(bill.trips).toBeLessThanOrEqual(4)
  expect(bill.readUnits).toBeLessThanOrEqual(4)
})

test('what is done with, withdrawn or merged is no longer found, however its records come', async () => {
  const [gone, done, merged, target] = [
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
  ]
  await settle()
  expect(await near()).toHaveLength(4)
  await answered(worker, gone, { move: 'withdraw' })
  await handled(staff, done, { move: 'reject', note: '不属实' })
  await handled(staff, merged, { move: 'merge', targetReportId: target })
  await settle()
  expect((await near()).map(({ reportId }) => reportId)).toEqual([target])
})

test('“the same thing” counts once a person and report, is followed, and can be taken back', async () => {
  const reportId = await aReport(worker, categoryId)
  await settle()
  const id = anId()
  const answers = await Promise.all(Array.from({ length: 8 }, () => join(reportId, other, id)))
  for (const { status, body } of answers)
    expect([status, body]).toEqual([200, { reportId, following: true, points: 1 }])
  expect(await plusesOf(reportId)).toBe(1)
  await join(reportId, await aPerson(streetId))
  expect([await plusesOf(reportId), await followedBy(other)]).toEqual([2, [reportId]])
  await settle()
  expect((await near())[0]?.pluses).toBe(2)
  const left = await Promise.all(Array.from({ length: 5 }, () => leave(reportId)))
  for (const { body } of left) expect(body).toEqual({ reportId, following: false })
  expect([await plusesOf(reportId), await followedBy(other)]).toEqual([1, []])
  expect((await join(reportId)).body.following).toBe(true)
  expect(await plusesOf(reportId)).toBe(2)
  expect((await subscribersOf(reportId)).followers).toHaveLength(2)
})

test('nobody joins their own report, one that is not open, or one of another street', async () => {
  const reportId = await aReport(worker, categoryId)
  await settle()
  expect(await join(reportId, worker)).toMatchObject({ status: 409, body: { code: 'OWN_REPORT' } })
  expect((await join(reportId, await aPerson((await aStreet()).streetId))).status).toBe(404)
  await handled(staff, reportId, { move: 'reject', note: '不属实' })
  expect(await join(reportId)).toMatchObject({ status: 409, body: { code: 'REPORT_CLOSED' } })
})

test('people who join while staff work lose nothing, and neither do staff', async () => {
  const reportId = await aReport(worker, categoryId)
  await settle()
  const people = await Promise.all(Array.from({ length: 6 }, () => aPerson(streetId)))
  const answers = await Promise.all([
    ...people.map((person) => join(reportId, person)),
    handled(staff, reportId, { move: 'accept' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(200))
  const { report, timeline } = await recordOf(reportId)
  expect([report.pluses, report.status, timeline.length]).toEqual([6, 'accepted', 2])
})

test('a merge takes followers along, once, and its reporter follows the target', async () => {
  const reporter = await aPerson(streetId)
  const [source, target] = [await aReport(worker, categoryId), await aReport(reporter, categoryId)]
  const both = await aPerson(streetId)
  await settle()
  for (const [reportId, person] of [
    [source, other],
    [source, both],
    [target, both],
    [source, reporter],
  ] as const) {
    expect((await join(reportId, person)).status).toBe(200)
  }
  await handled(staff, source, { move: 'merge', targetReportId: target })
  await settle()
  const { followers } = await subscribersOf(target)
  expect(followers.map(({ memberId, kind }) => `${memberId} ${kind}`).sort()).toEqual(
    [`${worker.memberId} merged`, `${other.memberId} plus`, `${both.memberId} plus`].sort(),
  )
  expect((await subscribersOf(source)).followers).toEqual([])
  expect(await plusesOf(target)).toBe(2)
  expect(await followedBy(worker)).toEqual([target])
})

test('what others were merged into goes on with them: no chain, also when both happen at once', async () => {
  for (let round = 0; round < 4; round++) {
    const [one, two, three] = [
      await aReport(worker, categoryId),
      await aReport(worker, categoryId),
      await aReport(other, categoryId),
    ]
    const answers = await Promise.all([
      handled(staff, one, { move: 'merge', targetReportId: two }),
      handled(staff, two, { move: 'merge', targetReportId: three }),
    ])
    // The second one finds its target open, or merged away meanwhile.
    if (answers[0]?.status !== 200) expect(answers[0]?.body.code).toBe('MERGE_TARGET_INVALID')
    expect(answers[1]?.status).toBe(200)
    await settle()
    const isIn = answers[0]?.status === 200
    expect((await recordOf(three)).report.absorbed).toBe(isIn ? 2 : 1)
    expect((await recordOf(one)).report.mergedInto).toBe(isIn ? three : undefined)
  }
})
