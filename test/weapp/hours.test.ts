import type { App } from './harness/person'
import { asks, next } from './support/people'
import { aStory, reports } from './support/stage'

/**
 * The same street at other hours: the clock of the whole system is set, and functions, schedules and phones follow it. What
 * each function does at the turn of a day is proved in test/integration/clockEdges.test.ts. In jsdom.
 */
const stage = aStory()

/** What the office sees that was counted since the beginning. */
const counted = async (admin: App) =>
  (await asks<{ total: Record<'checkins' | 'reports', number> }>(admin, stage.url, '/insights/today')).total

/** Scans the posted code of a station where the person stands. */
async function visits(app: App, scene: string): Promise<void> {
  await next(app, { scans: [scene] })
  await app.open('packages/worker/pages/checkin/index')
  await app.tap('#checkin-scan')
  await app.reads('#checkin-done')
}

test.each([
  ['half past eight in the evening', '2031-11-19T20:30:00+08:00', 'courier-11'],
  ['two seconds before midnight', '2031-11-20T23:59:58+08:00', 'courier-12'],
  ['two seconds before the new year', '2031-12-31T23:59:58+08:00', 'courier-13'],
])('at %s a visit and a report arrive once and are counted', async (_, at, person) => {
  const before = new Date(Date.parse(at) - 60_000).toISOString()
  await stage.setClock(before)
  const admin = await stage.phoneOf('admin')
  const app = await stage.phoneOf(person, { at: 'hub' })
  const { items } = await asks<{ items: { stationId: string; hub: boolean }[] }>(
    app,
    stage.url,
    '/streets/qishan/stations?limit=50',
  )
  const hub = items.find((station) => station.hub)
  const { scene } = await asks<{ scene: string }>(admin, stage.url, '/posters/own', {
    kind: 'station',
    ref: hub?.stationId,
  })
  const had = await counted(admin)

  await stage.setClock(at)
  await visits(app, scene)
  await app.open('pages/report/index')
  const text = `路面有碎玻璃（${person}）`
  const reportId = await reports(app, stage.url, { categoryId: 'road', text })
  await stage.settle()

  const mine = await asks<{ items: { reportId: string }[] }>(app, stage.url, '/reports/mine')
  expect(mine.items.filter((each) => each.reportId === reportId)).toHaveLength(1)
  // Of which of the two days they are is chance; that each is counted once is not.
  const has = await counted(admin)
  expect({ checkins: has.checkins - had.checkins, reports: has.reports - had.reports }).toEqual({
    checkins: 1,
    reports: 1,
  })
})
