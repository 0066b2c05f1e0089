import { mkdirSync } from 'node:fs'
import { parseQr } from '@shared/rules/points/voucher'
import type { Browser } from 'playwright-core'
import { MERCHANTS } from '../../local/seed/data/merchants'
import { STATIONS } from '../../local/seed/data/stations'
import { openBrowser } from '../support/browser'
import { COUNTED } from '../support/counted'
import { beginStreet, type Street } from '../support/street'
import { openApp } from './harness/app'
import type { App } from './harness/person'
import {
  aPhoto,
  asks,
  demoPlaces,
  next,
  type Place,
  readsQr,
  scrollsTo,
  sendsReport,
  signIn,
  standAt,
} from './support/people'

/**
 * The path everything else hangs on, as three persons and the street office walk it in the mini-program itself: the
 * weapp build in WeChat's component engine, in a real browser, against the whole running system. Each test is one step.
 */
let running: Street
let browser: Browser
let worker: App
let gridWorker: App
let clerk: App
let admin: App
let places: Record<string, Place>

const NAME = '试新人甲'
const HAZARD = '路口窨井盖翘起来了，骑车压上去会弹'
/** Where the demo street has a place for a rider's bike. */
const PARKED =
  STATIONS.filter(({ facilities }) => facilities.includes('parking')).length +
  MERCHANTS.filter(({ parking }) => parking).length
const SHOTS = '.local/test'

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
let before: number
/** What the clerk scanned off the worker's phone. */
let scanned: string
/** The step that failed: what comes after it cannot be told. */
let stuck: string | undefined

const at = (key: string): Place => {
  const place = places[key]
  if (!place) throw new Error(`no demo place ${key}`)
  return place
}

beforeAll(async () => {
  running = await beginStreet()
  browser = await openBrowser()
  const { url } = running
  const phone = (person: string) => openApp({ url, browser, device: { person } })
  places = await demoPlaces(url)
  ;[worker, gridWorker, clerk, admin] = (await Promise.all(
    ['passer-by', 'grid-shangqiaoxi', 'clerk-1', 'admin'].map(phone),
  )) as [App, App, App, App]
  stations = (await asks<{ items: Station[] }>(worker, url, '/streets/qishan/stations?limit=50')).items
  const found = stations.find((station) => station.hub)
  if (!found) throw new Error('no hub')
  hub = found
}, 400_000)

afterAll(async () => {
  await browser?.close()
}, 60_000)

jest.setTimeout(180_000)

const everybody = () => Object.entries({ worker, gridWorker, clerk, admin })

/** A step of the story; when it fails, what each person saw is kept in .local/test/. */
const step = (promise: string, walk: () => Promise<void>) =>
  test(promise, async () => {
    if (stuck) throw new Error(`the story got stuck at “${stuck}”`)
    try {
      await walk()
    } catch (error) {
      stuck = promise
      mkdirSync(SHOTS, { recursive: true })
      for (const [name, app] of everybody()) await app?.picture(`${SHOTS}/weapp-${name}.png`)
      throw error
    }
  })

step('a newcomer signs in after consenting and sends a registration', async () => {
  await signIn(worker)
  await worker.tap('#home-register')
  await worker.type('#register-name', NAME)
  await worker.tap('#register-phone')
  await worker.says('#register-phone-masked', /^\d{3}\*{6}\d{2}$/)
  await worker.tap('#register-occupation')
  await worker.tap('确定')
  await worker.type('#register-employer', '测试快递青年路站')
  await worker.tap('#register-community')
  await worker.tap('确定')
  await worker.tap('#register-privacy')
  await worker.tap('#register-submit')
  await worker.sees(/社区确认/)
})

step('the grid worker of the community confirms it in the same app', async () => {
  await signIn(gridWorker)
  await gridWorker.tap('#door-people')
  await gridWorker.tap('#work-gridWorker-grid-registrations')
  await gridWorker.tap('试**甲')
  await gridWorker.tap('#registration-confirm')
  await gridWorker.tap('#confirm-yes')
  await gridWorker.says('#registration-outcome', '50')
})

step('the registration points have arrived and the whole app is open', async () => {
  await worker.open('pages/home/index')
  await worker.says('#home-points', '50')
  await worker.sees(/^打卡/)
})

step('the nearest station is found on list and map', async () => {
  await standAt(worker, at('hub'))
  await worker.tap('#home-stations')
  await worker.tap('#stations-locate')
  await worker.sees(/^\d+ 米$/)
  await worker.tap('#stations-view')
  await worker.shows('map [data-marker]', 18)
  await worker.tap('#map-layer-parking')
  await worker.shows('map [data-marker]', PARKED)
  await worker.tap('#stations-view')
  await worker.tap(`#station-${hub.stationId}`)
  await worker.sees(hub.address)
})

step('a check-in by the code on the station’s screen brings points at once', async () => {
  await gridWorker.open('packages/grid/pages/screen/index')
  await gridWorker.tap('#screen-choose')
  await gridWorker.tap(`#screen-station-${hub.stationId}`)
  const code = (await gridWorker.reads('#screen-code')).replace(/\D/g, '')
  await worker.tap('#station-checkin')
  await worker.type('#checkin-code', code)
  await worker.tap('#checkin-submit')
  await worker.says('#checkin-done', /打卡成功.*\+2/)
})

step('the second try that day is refused kindly', async () => {
  const { scene } = await asks<{ scene: string }>(gridWorker, running.url, '/posters/own', {
    kind: 'station',
    ref: hub.stationId,
  })
  await scansPosted(scene)
  await worker.says('#checkin-problem', '今天已经在这里打过卡了，明天再来')
})

step('a station one is not at is refused with the distance', async () => {
  const other = stations.find(
    ({ stationId, communityId, active }) => active && stationId !== hub.stationId && communityId === hub.communityId,
  )
  const { scene } = await asks<{ scene: string }>(gridWorker, running.url, '/posters/own', {
    kind: 'station',
    ref: other?.stationId,
  })
  await scansPosted(scene)
  await worker.says('#checkin-problem', /离驿站还有 \d+ 米，走近一点再打卡/)
})

/** Scans a station's posted code where the worker stands: at the hub's door. */
async function scansPosted(scene: string): Promise<void> {
  await next(worker, { scans: [scene] })
  await worker.open('packages/worker/pages/checkin/index')
  await worker.tap('#checkin-scan')
}

step('a hazard is photographed, placed and sent', async () => {
  await next(worker, { pictures: [await aPhoto()] })
  await worker.open('pages/report/index')
  await worker.tap('#photo-add')
  await worker.tap('道路坑洼')
  await worker.tap('#report-here')
  await worker.type('#report-text', HAZARD)
  await sendsReport(worker)
  await worker.sees('已送达')
})

step('the grid worker accepts it, takes it on and resolves it with a photo', async () => {
  await next(gridWorker, { pictures: [await aPhoto('#4b5563')] })
  await gridWorker.open('packages/grid/pages/queue/index')
  // Urgent and due ones come first, and other stories send theirs.
  await scrollsTo(gridWorker, HAZARD)
  await gridWorker.tap(HAZARD)
  await gridWorker.tap('#handle-accept')
  await gridWorker.tap('#handle-start')
  await gridWorker.tap('#handle-resolve')
  await gridWorker.tap('#photo-add')
  await gridWorker.sees('1/9')
  await gridWorker.type('#resolve-note', '井盖已复位压实')
  await gridWorker.tap('#handle-resolve-yes')
  await gridWorker.sees('井盖已复位压实')
})

step('the worker is asked at home, sees the whole timeline with both photos, and confirms', async () => {
  await worker.open('pages/home/index')
  await worker.tap('#task-confirmReport')
  await worker.sees('井盖已复位压实')
  for (const label of ['提交', '受理', '开始处理', '待你确认']) await worker.sees(label)
  await worker.shows('image.photo[data-natural-width]', 2)
  await worker.tap('#report-confirm')
  await worker.sees('已办结')
})

step('every step has brought its points', async () => {
  await worker.open('packages/worker/pages/ledger/index')
  for (const label of ['报到确认', '驿站打卡', '随手拍被受理', '随手拍已解决']) await worker.sees(label)
  const account = await asks<{ balance: number; held: number }>(worker, running.url, '/points/account')
  expect(account).toMatchObject({ balance: 50 + 2 + 5 + 10, held: 0 })
  before = account.balance
})

step('a meal is redeemed: points are held and a voucher with a changing code appears', async () => {
  await signIn(clerk)
  const { items } = await asks<{ items: Offer[] }>(worker, running.url, '/offers?limit=50')
  const { grants } = await asks<{ grants: { role: string; merchantId?: string }[] }>(clerk, running.url, '/members/me')
  const shop = grants.find(({ role }) => role === 'merchant')?.merchantId
  const offer = items.find(
    ({ merchantId, fromMinute, toMinute, pricePoints }) =>
      merchantId === shop && fromMinute === 0 && toMinute === 1440 && pricePoints <= before,
  )
  if (!offer) throw new Error('the shop of the demo clerk has no all-day meal')
  price = offer.pricePoints
  await worker.open(`packages/worker/pages/offer/index?id=${offer.offerId}`)
  await worker.tap('#offer-redeem')
  await worker.tap('#offer-ask-yes')
  await worker.tap('#voucher-digits')
  expect((await worker.reads('#voucher-code')).replace(/\D/g, '')).toMatch(/^\d{8}$/)
  expect(parseQr(await readsQr(worker))).toBeDefined()
  const account = await asks(worker, running.url, '/points/account')
  expect(account).toMatchObject({ balance: before, held: price, available: before - price })
})

step('the clerk scans it, sees a preview and confirms once', async () => {
  scanned = await readsQr(worker)
  await scansAtTheCounter(scanned)
  await clerk.sees('可以核销')
  await clerk.sees('试**甲')
  await clerk.tap('#redeem-confirm')
  await clerk.says('#done-redeemed', '核销成功')
  const account = await asks(worker, running.url, '/points/account')
  expect(account).toMatchObject({ balance: before - price, held: 0 })
})

step('a second scan says who redeemed it and when, and a bad code leaves the scanner ready', async () => {
  // The worker's phone takes its code away once it hears that the meal was eaten.
  await scansAtTheCounter(scanned)
  await clerk.sees(/已由 .+ 在 今天 \d\d:\d\d 核销/)
  await scansAtTheCounter('https://example.test/not-a-voucher')
  await clerk.sees('不是套餐券')
  await clerk.reads('#scan-open')
})

async function scansAtTheCounter(payload: string): Promise<void> {
  await next(clerk, { scans: [payload] })
  await clerk.open('packages/merchant/pages/scan/index')
  await clerk.tap('#scan-open')
}

step('the worker sees the voucher used', async () => {
  await worker.background()
  await worker.foreground()
  await worker.sees('已用')
})

step('the street office sees today’s numbers, each of the story in them', async () => {
  await signIn(admin)
  await admin.open('packages/admin/pages/today/index')
  await running.settle()
  const { today } = await asks<{ today: Record<string, number> }>(admin, running.url, '/insights/today')
  expect(COUNTED.filter((metric) => (today[metric] ?? 0) === 0)).toEqual([])
  await admin.reads('#metric-redeemed')
  await admin.says('#fact-stations', '18')
  await admin.says('#fact-sharedShelves', '3')
})

step('nothing of all this broke a rule of the platform or left an error behind', async () => {
  for (const [person, app] of everybody()) {
    expect({ person, faults: await app.faults() }).toEqual({ person, faults: [] })
  }
})
