import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES } from '@shared/pages.gen'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { aPhone, type Phone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'
import { counter } from '../weapp/screens/merchant'
import type { Shot } from '../weapp/screens/shot'
import { VISITS, type Visit } from '../weapp/screens/visits'
import { asks, type Signed } from '../weapp/support/people'

/**
 * Every screen of the browser version as it opens from its address: what the mini-program's list of screens promises is
 * there, nothing is wider than the screen, and nothing was left in the console. Pictures lie under dist/screens-h5/.
 */
const FOLDER = 'dist/screens-h5'
const WIDTH = 375

let running: Street
let browser: Browser
const opened = new Set<string>()

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  running = await beginStreet()
  browser = await openBrowser()
}, 400_000)
afterAll(async () => {
  await browser?.close()
}, 60_000)
jest.setTimeout(180_000)

const signed = ({ page }: Phone): Signed => ({
  state: async () => ({ storage: await page.evaluate(() => ({ ...localStorage })) }),
})

async function shows({ person, list, signedOut }: Omit<Visit, 'title'>): Promise<void> {
  const phone = await aPhone(browser, running.url)
  if (!signedOut) await phone.signIn(person)
  const shots = await list(signed(phone), running.url)
  // What has to happen before or after is the stories’ part; here each page is opened once.
  const fresh = new Map(shots.filter(({ before, undo }) => !before && !undo).map((shot) => [shot.path, shot]))
  expect(fresh.size).toBeGreaterThan(0)
  for (const { name, path, ready } of fresh.values()) {
    await phone.open(`/${path}`)
    await seen(phone, ready)
    const widest = await phone.page.evaluate(() => document.documentElement.scrollWidth)
    await phone.page.screenshot({ path: join(FOLDER, `${name}.png`) })
    expect({ name, widest, problems: phone.problems }).toEqual({ name, widest: WIDTH, problems: [] })
    opened.add(path.replace(/\?.*/, ''))
  }
  await phone.context.close()
}

function seen(phone: Phone, ready: Shot['ready']): Promise<unknown> {
  return typeof ready === 'string' && ready.startsWith('#') ? phone.reads(ready.slice(1)) : phone.sees(ready)
}

test.each(VISITS)('$title', (visit) => shows(visit))
test('a clerk’s screens', () => shows({ person: 'clerk-1', list: () => counter('') }))

test('what a clerk is shown before a voucher is confirmed', async () => {
  const [rider, clerk] = [await aPhone(browser, running.url), await aPhone(browser, running.url)]
  await rider.signIn('rider')
  const { items } = await asks<{ items: { state: string; code: string }[] }>(signed(rider), running.url, '/vouchers')
  const code = items.find(({ state }) => state === 'issued')?.code
  await clerk.signIn('clerk-1')
  await clerk.open('/packages/merchant/pages/scan/index')
  await clerk.tap('scan-open')
  await clerk.fill('dev-text', code ?? '')
  await clerk.tap('dev-text-done')
  await clerk.sees('可以核销')
  await clerk.page.screenshot({ path: join(FOLDER, 'confirm.png') })
  expect(clerk.problems).toEqual([])
  opened.add(new URL(clerk.page.url()).pathname.slice(1))
  for (const { context } of [rider, clerk]) await context.close()
})

test('every page was opened', () => {
  expect(Object.values(PAGES).filter((page) => !opened.has(page))).toEqual([])
})
