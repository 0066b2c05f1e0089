import { COUNTED_KINDS } from '@functions/insights/counting'
import { handler as count } from '@functions/insights/onRecords'
import { effects } from '@functions/worklog/effects'
import { Fact, factPlace } from '@functions/worklog/entities'
import { addDays, dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { writeAll } from '../../local/seed/writer'
import { anId, call, type Person } from '../support/api'
import { runs, within } from '../support/depth'
import { aPerson, aStreet } from '../support/factories'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { aCategory, answered, aResolvedReport, handled } from '../support/reports'
import { aDevelopedPhoto } from '../support/safety'
import { consumerOf, streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

const CATEGORIES = [
  { categoryId: 'corner', name: '卫生死角', unit: '处', active: true },
  { categoryId: 'help', name: '解决困难', unit: '件', active: true },
]
const today = dayOf(Date.now())
const month = today.slice(0, 7)

let streetId: string
let staff: Person
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  await call('worklog', 'saveCategories', { id: anId(), version: 0, categories: CATEGORIES }, admin)
})

const add = async (given: object = {}, as = staff) => {
  const entry = { id: anId(), communityId: 'east', categoryId: 'corner', day: today, quantity: 5, ...given }
  const { status, body } = await call('worklog', 'add', entry, as)
  expect(status).toBe(201)
  return body
}
const entries = async (categoryId = 'corner') =>
  (await call('worklog', 'entries', { communityId: 'east', categoryId, month }, staff)).body.items
/** The stream's consumer counts what there is by now. */
async function counted() {
  const Records = (await streamed(streetId)).filter(({ dynamodb }) =>
    COUNTED_KINDS.includes(dynamodb?.NewImage?._et?.S ?? ''),
  )
  expect(await count({ Records })).toEqual({ batchItemFailures: [] })
}

const COLUMNS = [
  { title: '楼号', field: 'building' as const },
  { title: '做了几处', field: 'quantity' as const },
  { title: '项目', field: 'category' as const },
]
const table = (given: object = {}) => ({
  ...{ tableId: 'mine', name: '城管月报', rows: 'entry' as const, categoryIds: [], columns: COLUMNS, ...given },
})
const save = async (tables: ReturnType<typeof table>[], reports: object[] = []) => {
  const { version } = (await call('worklog', 'tables', {}, admin)).body
  return call('worklog', 'saveTables', { id: anId(), version, tables, reports: reports as never }, admin)
}
const take = (tableId = 'mine', given: object = {}, as = staff, id = anId()) =>
  call('worklog', 'takeTable', { tableId, id, month, ...given }, as)
const linesOf = (csv: string) =>
  csv
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))

describe('a department’s own table', () => {
  test('Q8: the same facts in another order of columns, under other names', async () => {
    await add({ building: '3 号楼' })
    await add({ building: '1 号楼', quantity: 2, categoryId: 'help' })
    await save([table(), table({ tableId: 'other', name: '民政月报', columns: COLUMNS.toReversed() })])
    const [first, other] = [(await take()).body, (await take('other')).body]
    expect(linesOf(first.csv)[0]).toEqual(['楼号', '做了几处', '项目'])
    expect(linesOf(other.csv)).toEqual(linesOf(first.csv).map((line) => line.toReversed()))
    expect(first.rows).toBe(2)
  })

  test('a row a community has the figures’ sums; what was taken back is in neither table', async () => {
    const wrong = await add({ quantity: 100 })
    await add({ quantity: 5 })
    await add({ quantity: 4, communityId: 'west' }, admin)
    await call('worklog', 'reverse', { entryId: wrong.entryId, id: anId(), reason: '记错了' }, staff)
    await counted()
    const columns = [
      { title: '社区', field: 'community' as const },
      { title: '处', field: 'sum' as const, categoryId: 'corner' },
      { title: '件', field: 'sum' as const, categoryId: 'help' },
      { title: '备注', field: 'blank' as const },
    ]
    await save([table(), table({ tableId: 'sums', name: '汇总', rows: 'community', columns })])
    expect(linesOf((await take('sums', {}, admin)).body.csv).slice(1)).toEqual([
      ['东社区', '5', '0', ''],
      ['西社区', '4', '0', ''],
    ])
    expect(
      linesOf((await take('mine', {}, admin)).body.csv)
        .slice(1)
        .map((line) => line[1]),
    ).toEqual(['5', '4'])
    // Staff of a community have theirs.
    expect(linesOf((await take('sums')).body.csv)).toHaveLength(2)
    expect((await take('sums', { communityId: 'west' })).body.code).toBe('FORBIDDEN')
  })

  test('who took it is on record, once; the same again is the same file', async () => {
    await add()
    await save([table()])
    const id = anId()
    const first = await take('mine', {}, staff, id)
    expect(await take('mine', {}, staff, id)).toEqual(first)
    expect((await take('mine', {}, admin, id)).body.code).toBe('IDEMPOTENCY_CONFLICT')
    const { items } = (await call('worklog', 'tablesTaken', {}, admin)).body
    expect(items).toMatchObject([{ name: '城管月报', month, rows: 1, byLabel: '测*甲' }])
  })

  test('is the street’s: columns that make no sense are refused, and nobody takes another street’s', async () => {
    expect((await save([table({ columns: [{ title: '处', field: 'sum' }] })])).status).toBe(400)
    expect((await save([table({ columns: [{ title: '处', field: 'sum', categoryId: 'corner' }] })])).status).toBe(400)
    expect((await save([table({ categoryIds: ['nothing'] })])).body.code).toBe('UNKNOWN_CATEGORY')
    await save([table()])
    const stranger = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
    expect((await take('mine', {}, stranger)).body.code).toBe('NOT_FOUND')
    expect((await call('worklog', 'tablesTaken', {}, stranger)).body.items).toEqual([])
  })
})

describe('a report that is resolved', () => {
  let reporter: Person
  let reportCategoryId: string
  const consume = consumerOf(...effects)
  /** Everything that the stream has said so far, twice and backwards. */
  async function settle() {
    const records = (await streamed(streetId)).filter(({ dynamodb }) => dynamodb?.NewImage?._et?.S === 'reportEvent')
    for (const Records of [records, records.toReversed()]) {
      expect(await consume({ Records })).toEqual({ batchItemFailures: [] })
    }
  }

  beforeEach(async () => {
    reporter = await aPerson(streetId)
    reportCategoryId = await aCategory(streetId)
    await save([], [{ reportCategoryId, categoryId: 'corner' }])
  })

  test('counts by itself, once, however often its records come', async () => {
    await aResolvedReport(reporter, staff, reportCategoryId)
    await Promise.all([settle(), settle()])
    await settle()
    expect(await entries()).toMatchObject([
      { quantity: 1, categoryId: 'corner', byLabel: expect.stringContaining('测*甲') },
    ])
  })

  test('is taken back when it was not fixed, and counts once when it is fixed again', async () => {
    const reportId = await aResolvedReport(reporter, staff, reportCategoryId)
    await settle()
    await answered(reporter, reportId, { move: 'reopen', note: '还是松的' })
    await settle()
    expect((await entries()).map(({ quantity }) => quantity).sort()).toEqual([-1, 1])
    await handled(staff, reportId, { move: 'start' })
    await handled(staff, reportId, { move: 'resolve', note: '换了一块', photoIds: [await aDevelopedPhoto(staff)] })
    await settle()
    expect((await entries()).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(1)
    await counted()
    const year = Number(today.slice(0, 4))
    const { categories } = (await call('worklog', 'figures', { communityId: 'east', year }, staff)).body
    expect(categories.find(({ categoryId }) => categoryId === 'corner')).toMatchObject({ entries: 1, quantity: 1 })
  })

  test('of a category that nobody chose counts nowhere; one that staff took back stays so', async () => {
    await aResolvedReport(reporter, staff, await aCategory(streetId))
    await settle()
    expect(await entries()).toEqual([])
    await aResolvedReport(reporter, staff, reportCategoryId)
    await settle()
    const [entry] = await entries()
    await call('worklog', 'reverse', { entryId: entry?.entryId ?? '', id: anId(), reason: '已经记过' }, staff)
    await settle()
    expect((await entries()).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(0)
  })
})

const FEW = 60
const MANY = runs(1_500, 100_000)

test(
  'Q7: a page of entries and a year’s figures cost the same, however many facts there are',
  async () => {
    const facts = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const [id, day] = [anId(), addDays(today, -(index % 28))]
        const place = factPlace(streetId, 'east', 'corner', day, id)
        const done = { streetId, communityId: 'east', categoryId: 'corner', day, quantity: 1, ...place }
        return Fact.build(BatchPutRequest).item({
          id,
          hash: 'seed',
          by: staff.memberId,
          byLabel: '测*甲',
          at: 0,
          ...done,
        })
      })
    const page = () => call('worklog', 'entries', { communityId: 'east', categoryId: 'corner' }, staff)
    const figures = () => call('worklog', 'figures', { communityId: 'east', year: Number(today.slice(0, 4)) }, staff)
    await writeAll(facts(FEW))
    await counted()
    // What is kept of the street is read before.
    await page()
    const before = [await billOf(page), await billOf(figures)]
    await writeAll(facts(MANY))
    expect([await billOf(page), await billOf(figures)]).toEqual(before)
    expect(before[0]?.readUnits).toBeLessThanOrEqual(5)
  },
  within(120_000),
)
