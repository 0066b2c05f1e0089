import { beginStreet, type Street } from '../support/street'
import { type App, openApp } from './harness/app'
import { asks } from './support/people'

/** What everybody may see of reports, as somebody who never signed in finds it. In jsdom, against the whole running system. */
let running: Street
let app: App

beforeAll(async () => {
  running = await beginStreet()
  app = await openApp({ url: running.url, device: { person: 'passer-by' } })
}, 400_000)
afterAll(async () => {
  await app?.close()
}, 60_000)
jest.setTimeout(180_000)

interface Listed {
  items: { reportId: string }[]
}
/** Public copies follow the records by a moment: the first report of a list once it is there. */
async function firstOf(tab: string): Promise<string> {
  for (let asked = 0; asked < 40; asked++) {
    const { items } = await asks<Listed>(app, running.url, `/public/qishan/reports?tab=${tab}&limit=1`)
    if (items[0]) return items[0].reportId
  }
  throw new Error(`nothing public in ${tab}`)
}

test('a passer-by reads what was reported, sees before and after of what was fixed, and finds the map', async () => {
  const fixed = await firstOf('fixed')
  await app.open('pages/report/index')
  await app.tap('#report-others')
  await app.sees('处理中')
  await app.tap('#public-view-fixed')
  await app.sees(`#fixed-${fixed}`)
  await app.sees('之后')
  await app.tap('#public-view-map')
  await app.sees('圆里的数字')
  await app.tap('#public-view-fixed')
  await app.tap(`#fixed-${fixed}`)
  await app.sees('进度')
  await app.sees('#public-share')
  await app.misses('待你确认')
})
