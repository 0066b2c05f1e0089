import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { beginStreet, type Street } from '../support/street'
import { fingerprintOf, type ScreenMeasure } from './audit/measures'
import { openApp } from './harness/app'
import type { App } from './harness/person'
import type { DeviceState } from './harness/types'
import { counter } from './screens/merchant'
import { FOLDER, type Look, PHONES, photograph } from './screens/photograph'
import { changedPages, notePages } from './screens/proved'
import { contactSheet } from './screens/sheet'
import type { Shot } from './screens/shot'
import { VISITS, type Visit } from './screens/visits'
import { asks, demoPlaces, hasAsked, isProvided, signIn } from './support/people'

/**
 * Every screen of the mini-program, as the demo street shows it: pictures and a contact sheet under dist/screens/, and the
 * measures that `npm run weapp:audit` holds against WeChat's rules and ours. All are shown on the usual phone by day; what
 * has changed since it was last shown everywhere, or everything with SCREENS=all, on every phone and by night too.
 */
let running: Street
let browser: Browser
let location: DeviceState['location']
const EVERYWHERE = process.env.SCREENS === 'all'
let changed: Set<string>
const shown: Shot[] = []
const measured: ScreenMeasure[] = []

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  running = await beginStreet()
  browser = await openBrowser()
  changed = await changedPages()
  const { hub } = await demoPlaces(running.url)
  if (!hub) throw new Error('no hub')
  location = { ...hub, accuracy: 15 }
}, 400_000)

afterAll(async () => {
  writeFileSync(`${FOLDER}/index.html`, contactSheet(shown))
  const build = fingerprintOf(process.env.WEAPP_DIST ?? 'dist/weapp')
  writeFileSync(`${FOLDER}/measures.json`, JSON.stringify({ build, screens: measured }, null, 1))
  await browser?.close()
}, 60_000)

jest.setTimeout(180_000)

type Who = Omit<Visit, 'title' | 'list'>

/** A phone of that person: signed in like the one before it, when there was one. */
async function phoneOf({ person, signedOut }: Who, { device }: Look, before?: DeviceState): Promise<App> {
  const known = before ? { storage: before.storage } : {}
  const permissions = { 'scope.userLocation': true }
  const app = await openApp({
    url: running.url,
    browser,
    device: { ...device, ...known, person, location, permissions },
  })
  // What the launch asks for is not to be counted as the first screen's; a slow phone has not begun with it yet.
  if (!before || !signedOut) await hasAsked(app)
  await app.settles()
  return app
}

const isShownEverywhere = ({ path }: Shot) => EVERYWHERE || changed.has(path.replace(/\?.*/, ''))

/** Shows that person's screens; every phone has to stay without a fault. */
async function shows({ list, ...who }: Omit<Visit, 'title'>): Promise<void> {
  const [usual, ...others] = PHONES
  if (!usual) throw new Error('no phone')
  const first = await phoneOf(who, usual)
  if (!who.signedOut) {
    await signIn(first)
    // Once for all phones: the others are given what lies on this one.
    await isProvided(first, running.url)
  }
  const shots = await list(first, running.url)
  shown.push(...shots)
  const state = await first.state()
  const apps = [{ app: first, phone: usual }]
  const everywhere = shots.filter(isShownEverywhere)
  if (everywhere.length > 0) {
    for (const phone of others) apps.push({ app: await phoneOf(who, phone, state), phone })
  }
  await Promise.all(
    apps.map(async ({ app, phone }) => {
      for (const shot of app === first ? shots : everywhere) {
        const themes = isShownEverywhere(shot) ? phone.themes : phone.themes.slice(0, 1)
        measured.push(...(await photograph(app, shot, { ...phone, themes })))
      }
      await app.close()
    }),
  )
  expect(shots.length).toBeGreaterThan(0)
}

/** A list of screens that did not get to its end. */
let failed = false

/** The same, and notes when it fails. */
const showsAll = (visit: Omit<Visit, 'title'>) =>
  shows(visit).catch((error: unknown) => {
    failed = true
    throw error
  })

test.each(VISITS)('$title', (visit) => showsAll(visit))

test('a clerk’s screens', async () => {
  const rider = await openApp({ url: running.url, device: { person: 'rider' } })
  await signIn(rider)
  const { items } = await asks<{ items: { state: string; code: string }[] }>(rider, running.url, '/vouchers')
  const code = items.find(({ state }) => state === 'issued')?.code
  if (!code) throw new Error('the rider has no voucher')
  await rider.close()
  await showsAll({ person: 'clerk-1', list: () => counter(code) })
})

test('every page of the mini-program was shown', async () => {
  const app = await openApp({ url: running.url })
  const routes = await app.routes()
  await app.close()
  const seen = new Set(measured.map(({ route }) => route))
  expect(routes.filter((route) => !seen.has(route))).toEqual([])
  // The last test: whatever was red before it leaves the note as it was. What had not changed was noted before.
  if (!failed) await notePages()
})
