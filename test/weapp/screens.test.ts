import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { type Running, startNuanxin } from '../support/running'
import { fingerprintOf, type ScreenMeasure } from './audit/measures'
import { type App, openApp } from './harness/app'
import type { DeviceState } from './harness/types'
import { counter, gridWork, newcomer, office, riding, type Shot, sending, VISITOR, waiting } from './screens/list'
import { FOLDER, type Look, PHONES, photograph } from './screens/photograph'
import { contactSheet } from './screens/sheet'
import { asks, demoPlaces, signIn } from './support/people'

/**
 * Every screen of the mini-program on every phone, as the demo street shows it: pictures and a contact sheet under
 * dist/screens/, and the measures that `npm run weapp:audit` holds against WeChat's rules and ours.
 */
let running: Running
let browser: Browser
let location: DeviceState['location']
const shown: Shot[] = []
const measured: ScreenMeasure[] = []

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  ;[running, browser] = await Promise.all([startNuanxin({ env: { BUILDS: 'none' } }), openBrowser()])
  const { hub } = await demoPlaces(running.url)
  if (!hub) throw new Error('no hub')
  location = { ...hub, accuracy: 15 }
}, 400_000)

afterAll(async () => {
  writeFileSync(`${FOLDER}/index.html`, contactSheet(shown))
  const build = fingerprintOf(process.env.WEAPP_DIST ?? 'dist/weapp')
  writeFileSync(`${FOLDER}/measures.json`, JSON.stringify({ build, screens: measured }, null, 1))
  await browser?.close()
  await running?.stop()
}, 60_000)

jest.setTimeout(180_000)

/** A phone of that person: signed in like the one before it, when there was one. */
async function phoneOf(person: string, { device }: Look, before?: DeviceState): Promise<App> {
  const known = before ? { storage: before.storage } : {}
  const permissions = { 'scope.userLocation': true }
  const app = await openApp({
    url: running.url,
    browser,
    device: { ...device, ...known, person, location, permissions },
  })
  // What the launch asked for is not to be counted as the first screen's.
  await app.settles()
  return app
}

/** Shows that person's screens on every phone; every phone has to stay without a fault. */
async function shows(person: string, list: (app: App, url: string) => Promise<Shot[]> | readonly Shot[], isIn = true) {
  const [usual, ...others] = PHONES
  if (!usual) throw new Error('no phone')
  const first = await phoneOf(person, usual)
  if (isIn) await signIn(first)
  const shots = await list(first, running.url)
  shown.push(...shots)
  const state = await first.state()
  const apps = [{ app: first, phone: usual }]
  for (const phone of others) apps.push({ app: await phoneOf(person, phone, state), phone })
  await Promise.all(
    apps.map(async ({ app, phone }) => {
      for (const shot of shots) measured.push(...(await photograph(app, shot, phone)))
      await app.close()
    }),
  )
  expect(shots.length).toBeGreaterThan(0)
}

test('a visitor’s screens', () => shows('newcomer', () => VISITOR, false))
test('a newcomer’s screens', () => shows('newcomer', newcomer))
test('a rider’s screens', () => shows('rider', riding))
test('a courier’s urgent and doubtful reports', () => shows('courier', sending))
test('screens while the community decides', () => shows('pending', () => waiting('pending')))
test('screens after it asked for changes', () => shows('rejected', () => waiting('rejected')))
test('a grid worker’s screens', () => shows('grid-shangqiaoxi', gridWork))
test('the street office’s screens', () => shows('admin', office))
test('a clerk’s screens', async () => {
  const rider = await openApp({ url: running.url, device: { person: 'rider' } })
  await signIn(rider)
  const { items } = await asks<{ items: { state: string; code: string }[] }>(rider, running.url, '/vouchers')
  const code = items.find(({ state }) => state === 'issued')?.code
  if (!code) throw new Error('the rider has no voucher')
  await rider.close()
  await shows('clerk-1', () => counter(code))
})

test('every page of the mini-program was shown', async () => {
  const app = await openApp({ url: running.url })
  const routes = await app.routes()
  await app.close()
  const seen = new Set(measured.map(({ route }) => route))
  expect(routes.filter((route) => !seen.has(route))).toEqual([])
})
