import { publish } from '@functions/publicReports/publication'
import { monthOf, type PublicTab } from '@shared/rules/reports/publicReport'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { aMonthOf, manyEntries } from '../support/publicReports'
import { aCategory, aReport, aResolvedReport, handled } from '../support/reports'

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId, { name: '真名甲' })
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }], name: '真名乙' })
})

const list = (query: { tab?: PublicTab; categoryId?: string; cursor?: string; limit?: number } = {}) =>
  call('publicReports', 'list', { streetId, ...query })
const idsOf = (items: readonly { reportId: string }[]) => items.map(({ reportId }) => reportId)

/** Every page of a list, one after the other. */
async function wholeList(query: { tab?: PublicTab; categoryId?: string; limit: number }) {
  const items: Awaited<ReturnType<typeof list>>['body']['items'] = []
  for (let cursor: string | undefined; ; ) {
    const { body } = await list({ ...query, ...(cursor ? { cursor } : {}) })
    items.push(...body.items)
    if (!body.cursor) return items
    cursor = body.cursor
  }
}

test('everybody sees the newest reports first, by tab and category, with both pictures of what was fixed', async () => {
  const other = await aCategory(streetId, { name: '路灯' })
  const fixed = await aResolvedReport(worker, staff, categoryId)
  const open = await aReport(worker, other)
  for (const id of [fixed, open]) await publish(id)
  const { status, body } = await list()
  expect(status).toBe(200)
  expect(idsOf(body.items)).toEqual([open, fixed])
  expect(body.counts).toEqual({ open: 1, closed: 1, fixed: 1 })
  expect(body.categories?.map(({ id }) => id)).toEqual(expect.arrayContaining([categoryId, other]))
  expect(idsOf((await list({ tab: 'open' })).body.items)).toEqual([open])
  expect(idsOf((await list({ categoryId })).body.items)).toEqual([fixed])
  const gallery = await list({ tab: 'fixed' })
  expect(gallery.body.items).toMatchObject([
    { reportId: fixed, thumbUrl: expect.stringContaining('rows/'), beforeUrl: expect.stringContaining('tiles/') },
  ])
  expect(gallery.body.items[0]?.afterUrl).toContain('tiles/')
  const detail = await call('publicReports', 'get', { streetId, reportId: fixed })
  expect(detail.body).toMatchObject({
    communityName: '东社区',
    status: 'resolved',
    afterPhotos: [{}],
    steps: [{}, {}, {}, {}],
  })
  const text = JSON.stringify([body, gallery.body, detail.body])
  for (const secret of [worker.memberId, staff.memberId, '测*甲', '真名']) expect(text).not.toContain(secret)
})

test('what is not public, of another street, or unknown is not found', async () => {
  const reportId = await aReport(worker, categoryId)
  expect(await call('publicReports', 'get', { streetId, reportId })).toMatchObject({ status: 404 })
  await publish(reportId)
  const { streetId: elsewhere } = await aStreet()
  expect(await call('publicReports', 'get', { streetId: elsewhere, reportId })).toMatchObject({ status: 404 })
  expect(await call('publicReports', 'list', { streetId: 'nowhere' })).toMatchObject({ status: 404 })
  await handled(staff, reportId, { move: 'merge', targetReportId: await aReport(worker, categoryId) })
  await publish(reportId)
  expect(await call('publicReports', 'get', { streetId, reportId })).toMatchObject({ status: 404 })
})

test('pages go through months, also empty ones, without a gap or a repeat', async () => {
  const today = startOf(dayOf(Date.now()))
  const moments = Array.from({ length: 40 }, (_, n) => startOf(addDays(dayOf(today), -20 * n)))
  await manyEntries(moments.map((at, n) => ({ streetId, list: `${n % 2 ? 'open' : 'closed'}#${monthOf(at)}`, at })))
  for (const state of ['open', 'closed']) {
    const months = new Set(moments.filter((_, n) => (n % 2 ? 'open' : 'closed') === state).map(monthOf))
    for (const month of months) await aMonthOf(streetId, state, month)
  }
  for (const limit of [7, 50]) {
    const items = await wholeList({ limit })
    expect(items.map(({ submittedAt }) => submittedAt)).toEqual(moments)
  }
  expect(await wholeList({ limit: 3, tab: 'open' })).toHaveLength(20)
})

test('a cursor is of one list only', async () => {
  const at = Date.now()
  await manyEntries([1, 2].map((n) => ({ streetId, list: `open#${monthOf(at)}`, at: at - n })))
  const { body } = await list({ tab: 'open', limit: 1 })
  expect(body.cursor).toBeDefined()
  expect(await list({ tab: 'all', limit: 1, cursor: body.cursor ?? '' })).toMatchObject({ status: 400 })
})

test('the map shows clusters of what is looked at, and the reports of a cell', async () => {
  const near = { latitude: CENTER.latitude + 0.0001, longitude: CENTER.longitude + 0.0001 }
  const far = { latitude: CENTER.latitude + 0.02, longitude: CENTER.longitude + 0.02 }
  const ids = []
  for (const location of [CENTER, near, far]) ids.push(await aReport(worker, categoryId, { location }))
  for (const id of ids) await publish(id)
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  const around = (reach: number, level: number) => ({
    streetId,
    level,
    south: round(CENTER.latitude - reach),
    north: round(CENTER.latitude + reach),
    west: round(CENTER.longitude - reach),
    east: round(CENTER.longitude + reach),
  })
  const all = (await call('publicReports', 'map', around(1, 3))).body.clusters
  expect(all.map(({ count, open }) => [count, open])).toEqual([
    [2, 2],
    [1, 1],
  ])
  expect(all[0]?.location.latitude).toBeCloseTo(CENTER.latitude + 0.00005, 6)
  expect((await call('publicReports', 'map', around(0.005, 3))).body.clusters).toHaveLength(1)
  expect(
    (await call('publicReports', 'map', around(1, 0))).body.clusters.reduce((sum, { count }) => sum + count, 0),
  ).toBe(3)
  const cell = all[0]?.cell ?? ''
  const inCell = await call('publicReports', 'cell', { streetId, cell })
  expect(idsOf(inCell.body.items)).toEqual([ids[1], ids[0]])
  expect((await call('publicReports', 'map', { ...around(1, 0), south: 89, north: -89 })).body.clusters).toEqual([])
})

test('an address that looks too often is asked to wait', async () => {
  const answers = []
  for (let n = 0; n < 121; n++) answers.push(call('publicReports', 'get', { streetId, reportId: anId() }))
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
})
