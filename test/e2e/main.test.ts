import { mkdirSync } from 'node:fs'
import { parseQr } from '@shared/rules/points/voucher'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser } from '../support/browser'
import { COUNTED } from '../support/counted'
import { aPhone, type Phone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'

/**
 * The path everything else hangs on, as three persons walk it in a real browser against the whole running system:
 * real functions behind serverless-offline, DynamoDB Local, the S3 and WeChat stand-ins. Each test is one step.
 */
let running: Street
let browser: Browser
let worker: Phone
let gridWorker: Phone
let clerk: Phone

let admin: Phone

const NAME = '试新人甲'
const HAZARD = '非机动车道有个深坑，晚上看不见，差点摔倒'

interface Station {
  stationId: string
  communityId: string
  address: string
  active: boolean
  hub: boolean
}
interface Offer {
  offerId: string
  merchantId: string
  fromMinute: number
  toMinute: number
  pricePoints: number
}

let stations: Station[]
let hub: Station
let price: number
/** What the clerk scanned off the worker's phone. */
let scanned: string
/** The step that failed: what comes after it cannot be told. */
let stuck: string | undefined

beforeAll(async () => {
  running = await beginStreet()
  browser = await openBrowser()
  worker = await aPhone(browser, running.url)
  gridWorker = await aPhone(browser, running.url)
  clerk = await aPhone(browser, running.url)
  admin = await aPhone(browser, running.url)
  stations = (await asks<{ items: Station[] }>(worker, '/streets/qishan/stations?limit=50')).items
  const found = stations.find((station) => station.hub)
  if (!found) throw new Error('no hub')
  hub = found
  await clerk.signIn('clerk-1')
}, 400_000)

afterAll(async () => {
  await browser?.close()
}, 60_000)

jest.setTimeout(180_000)

/** A step of the story; when it fails, what each person saw is kept in .local/test/. */
const step = (promise: string, walk: () => Promise<void>) =>
  test(promise, async () => {
    if (stuck) throw new Error(`the story got stuck at “${stuck}”`)
    try {
      await walk()
    } catch (error) {
      stuck = promise
      mkdirSync('.local/test', { recursive: true })
      for (const [name, phone] of Object.entries({ worker, gridWorker, clerk, admin })) {
        await phone?.page.screenshot({ path: `.local/test/e2e-${name}.png` })
      }
      throw error
    }
  })

/** A photo of a broken road, as a phone would take it: with the place in its EXIF. */
const aPhoto = async (background: string) => ({
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 900, height: 1200, channels: 3, background } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 31/1 48/1' } })
    .jpeg()
    .toBuffer(),
})

/** Asks the API as the person signed in on that phone. */
async function asks<T = unknown>(phone: Phone, path: string, given?: object): Promise<T> {
  const token = await phone.page.evaluate(() =>
    Object.values(localStorage)
      .map((text) => /token\\*":\\*"([\w.-]+)/.exec(text)?.[1])
      .find(Boolean),
  )
  const answer = await fetch(`${running.url}/api${path}`, {
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(given ? { method: 'POST', body: JSON.stringify(given) } : {}),
  })
  const body = await answer.json()
  if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(body)}`)
  return body as T
}

step('a newcomer signs in after consenting and sends a registration', async () => {
  // The other newcomer stays one, for the stories that look at how the app greets them.
  await worker.signIn('newcomer-2')
  await worker.tap('home-register')
  await worker.fill('register-name', NAME)
  await worker.tap('register-phone')
  await worker.says('register-phone-masked', /^\d{3}\*{6}\d{2}$/)
  await worker.choose('register-occupation')
  await worker.fill('register-employer', '测试快递青年路站')
  await worker.choose('register-community')
  await worker.tap('register-privacy')
  await worker.tap('register-submit')
  await worker.sees(/社区确认/)
})

step('the grid worker of the community confirms it in the same app', async () => {
  await gridWorker.signIn('grid-shangqiaoxi')
  await gridWorker.open('/pages/home/index')
  await gridWorker.tap('door-people')
  await gridWorker.tap('work-gridWorker-grid-registrations')
  await gridWorker.tapText('试**甲')
  await gridWorker.tap('registration-confirm')
  await gridWorker.tap('confirm-yes')
  await gridWorker.says('registration-outcome', '50')
})

step('the registration points have arrived and the whole app is open', async () => {
  await worker.open('/pages/home/index')
  await worker.says('home-points', '50')
  await worker.sees(/^打卡/)
})

step('the nearest station is found on list and map', async () => {
  await worker.tap('home-stations')
  await worker.tap('stations-locate')
  await worker.tap('dev-place-hub')
  await worker.sees(/^\d+ 米$/)
  await worker.tap('stations-view')
  await worker.reads(`map-${hub.stationId}`)
  await worker.tap('map-layer-shop')
  await worker.reads('map-go')
  await worker.tap('stations-view')
  await worker.tap(`station-${hub.stationId}`)
  await worker.sees(hub.address)
})

step('a check-in by the code on the station’s screen brings points at once', async () => {
  await gridWorker.open('/packages/grid/pages/screen/index')
  await gridWorker.tap('screen-choose')
  await gridWorker.tap(`screen-station-${hub.stationId}`)
  const code = (await gridWorker.reads('screen-code')).replace(/\D/g, '')
  await worker.tap('station-checkin')
  await worker.fill('checkin-code', code)
  await worker.tap('checkin-submit')
  await worker.says('checkin-done', /打卡成功.*\+2/)
})

step('the second try that day is refused kindly', async () => {
  const { scene } = await asks<{ scene: string }>(gridWorker, '/posters/own', {
    kind: 'station',
    ref: hub.stationId,
  })
  await scansPosted(scene)
  await worker.says('checkin-problem', '今天已经在这里打过卡了，明天再来')
})

step('a station one is not at is refused with the distance', async () => {
  const isOther = ({ stationId, communityId, active }: Station) =>
    active && stationId !== hub.stationId && communityId === hub.communityId
  const other = stations.find(isOther)
  const { scene } = await asks<{ scene: string }>(gridWorker, '/posters/own', {
    kind: 'station',
    ref: other?.stationId,
  })
  await scansPosted(scene)
  await worker.says('checkin-problem', /离驿站还有 \d+ 米，走近一点再打卡/)
})

/** Scans a station's posted code where the worker stands: at the hub's door, which the browser still knows. */
async function scansPosted(scene: string): Promise<void> {
  await worker.open('/packages/worker/pages/checkin/index')
  await worker.tap('checkin-scan')
  await worker.fill('dev-text', scene)
  await worker.tap('dev-text-done')
}

step('a hazard is photographed, placed and sent', async () => {
  await worker.open('/pages/report/index')
  await worker.photograph('photo-add', await aPhoto('#6b7280'))
  // The place comes with the kind: it was chosen before, in this tab.
  await worker.tapText('道路坑洼')
  await worker.fill('report-text', HAZARD)
  await worker.tap('report-send')
  await worker.page
    .getByText(/都不是，继续上报|还差照片/)
    .first()
    .waitFor()
  if (await worker.page.locator('#similar-none').isVisible()) await worker.tap('similar-none')
  await worker.sees('已送达')
})

step('the grid worker accepts it, takes it on and resolves it with a photo', async () => {
  await gridWorker.open('/packages/grid/pages/queue/index')
  // Urgent and due ones come first, and other stories send theirs.
  await gridWorker.scrollsTo(HAZARD)
  await gridWorker.tapText(HAZARD)
  await gridWorker.tap('handle-accept')
  await gridWorker.tap('handle-start')
  await gridWorker.tap('handle-resolve')
  await gridWorker.photograph('photo-add', await aPhoto('#4b5563'))
  await gridWorker.fill('resolve-note', '坑洼已填平压实')
  await gridWorker.tap('handle-resolve-yes')
  await gridWorker.sees('坑洼已填平压实')
})

step('the worker is asked at home, sees the whole timeline with both photos, and confirms', async () => {
  await worker.open('/pages/home/index')
  await worker.tap('task-confirmReport')
  await worker.sees('坑洼已填平压实')
  for (const label of ['提交', '受理', '开始处理', '待你确认']) await worker.sees(label)
  await worker.seesPictures(2)
  await worker.tap('report-confirm')
  await worker.sees('已办结')
})

step('every step has brought its points', async () => {
  await worker.open('/packages/worker/pages/ledger/index')
  for (const label of ['报到确认', '驿站打卡', '随手拍被受理', '随手拍已解决']) await worker.sees(label)
  const account = await asks<{ balance: number; held: number }>(worker, '/points/account')
  expect(account).toMatchObject({ balance: 50 + 2 + 5 + 10, held: 0 })
})

step('a meal is redeemed: points are held and a voucher with a changing code appears', async () => {
  const { items } = await asks<{ items: Offer[] }>(worker, '/offers?limit=50')
  const clerkOf = await asks<{ grants: { role: string; merchantId?: string }[] }>(clerk, '/members/me')
  const shop = clerkOf.grants.find(({ role }) => role === 'merchant')?.merchantId
  const offer = items.find(
    ({ merchantId, fromMinute, toMinute, pricePoints }) =>
      merchantId === shop && fromMinute === 0 && toMinute === 1440 && pricePoints <= 67,
  )
  if (!offer) throw new Error('the shop of the demo clerk has no all-day meal')
  price = offer.pricePoints
  await worker.open(`/packages/worker/pages/offer/index?id=${offer.offerId}`)
  await worker.tap('offer-redeem')
  await worker.tap('offer-ask-yes')
  await worker.tap('voucher-digits')
  expect((await worker.reads('voucher-code')).replace(/\D/g, '')).toMatch(/^\d{8}$/)
  expect(parseQr(await worker.qr())).toBeDefined()
  expect(await asks(worker, '/points/account')).toMatchObject({ balance: 67, held: price, available: 67 - price })
})

step('the clerk scans it, sees a preview and confirms once', async () => {
  scanned = await worker.qr()
  await scansAtTheCounter(scanned)
  await clerk.sees('可以核销')
  await clerk.sees('试**甲')
  await clerk.tap('redeem-confirm')
  await clerk.says('done-redeemed', '核销成功')
  expect(await asks(worker, '/points/account')).toMatchObject({ balance: 67 - price, held: 0 })
})

step('a second scan says who redeemed it and when, and a bad code leaves the scanner ready', async () => {
  // The worker's phone takes its code away once it hears that the meal was eaten.
  await scansAtTheCounter(scanned)
  await clerk.sees(/已由 .+ 在 今天 \d\d:\d\d 核销/)
  await scansAtTheCounter('https://example.test/not-a-voucher')
  await clerk.sees('不是套餐券')
  await clerk.reads('scan-open')
})

async function scansAtTheCounter(payload: string): Promise<void> {
  await clerk.open('/packages/merchant/pages/scan/index')
  await clerk.tap('scan-open')
  await clerk.fill('dev-text', payload)
  await clerk.tap('dev-text-done')
}

step('the worker sees the voucher used', async () => {
  await worker.page.reload()
  await worker.sees('已用')
})

step('the street office sees today’s numbers, each of the story in them', async () => {
  await admin.signIn('admin')
  await admin.open('/packages/admin/pages/today/index')
  await running.settle()
  const { today } = await asks<{ today: Record<string, number> }>(admin, '/insights/today')
  expect(COUNTED.filter((metric) => (today[metric] ?? 0) === 0)).toEqual([])
  await admin.reads('metric-redeemed')
  await admin.says('fact-stations', '18')
  await admin.says('fact-sharedShelves', '3')
})

step('nothing of all this left an error behind', async () => {
  expect({
    worker: worker.problems,
    gridWorker: gridWorker.problems,
    clerk: clerk.problems,
    admin: admin.problems,
  }).toEqual({
    worker: [],
    gridWorker: [],
    clerk: [],
    admin: [],
  })
})
