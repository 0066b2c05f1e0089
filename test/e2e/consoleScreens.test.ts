import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { consoleScreens } from '../support/consoleScreens'
import { aDesk, type Desk, signInByScanning } from '../support/desk'
import { axeFaults, outOfReach } from '../support/deskFaults'
import { aPhone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'

/**
 * Every screen of the console as it opens from its address, and what its first row opens: by day and by night axe finds
 * nothing, at 200 % zoom nothing is cut off. With PICTURES_AT its pictures lie under dist/screens-console/.
 */
const FOLDER = 'dist/screens-console'
/** 1280 × 800 at 200 %. */
const ZOOMED = { width: 640, height: 400 }
const FULL = { width: 1280, height: 800 }
/** What a list leads to: a link of its first row, or a report. */
const FIRST_ROW = 'main .ant-table-row a.plain-link, main .queue-row'

let running: Street
let browser: Browser
let desk: Desk
const screens = consoleScreens()

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  running = await beginStreet()
  browser = await openBrowser()
  const phone = await aPhone(browser, running.url)
  await phone.signIn('admin')
  desk = await aDesk(browser, running.url)
  await signInByScanning(desk, phone)
  await phone.context.close()
}, 400_000)
afterAll(async () => {
  await browser?.close()
}, 60_000)
jest.setTimeout(180_000)

/** Waits until nothing is still loading or moving. */
const comesToRest = () =>
  desk.page.waitForFunction(
    () =>
      document.querySelector('main')?.textContent &&
      !document.querySelector('.ant-skeleton, .ant-spin-spinning') &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  )

/** By night nothing but the colours is another. */
const looks = {
  day: (page: Page) => axeFaults(page),
  night: (page: Page) => axeFaults(page, ['color-contrast']),
  zoomed: outOfReach,
}

/** What is wrong with what is shown, look by look; nothing is what is promised. */
async function wrong(name: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [look, faults] of Object.entries(looks)) {
    await desk.page.setViewportSize(look === 'zoomed' ? ZOOMED : FULL)
    await desk.page.emulateMedia({ colorScheme: look === 'night' ? 'dark' : 'light', reducedMotion: 'reduce' })
    await comesToRest()
    if (process.env.PICTURES_AT) await desk.page.screenshot({ path: join(FOLDER, `${name}-${look}.png`) })
    found[look] = await faults(desk.page)
  }
  return found
}

const NOTHING = { day: [], night: [], zoomed: [] }

test('there are screens, and each has an address of its own', () => {
  expect(screens.length).toBeGreaterThan(1)
  expect(new Set(screens).size).toBe(screens.length)
})

test.each(screens)('U5 U6 %s is clean to axe by day and by night, and whole at 200 %', async (to) => {
  const name = to.slice(1).replaceAll('/', '-')
  await desk.page.goto(`${running.url}/console${to}`)
  await comesToRest()
  expect(await wrong(name)).toEqual(NOTHING)
  await desk.page.setViewportSize(FULL)
  const row = desk.page.locator(FIRST_ROW).first()
  if ((await row.count()) === 0) return
  await row.click()
  await comesToRest()
  expect(await wrong(`${name}-open`)).toEqual(NOTHING)
})

test('a page with what axe minds and with what is cut off is told of', async () => {
  await desk.page.setViewportSize(FULL)
  await desk.page.setContent(
    '<main style="overflow:hidden;width:100px"><img src="data:,"><button style="margin-left:200px">去</button></main>',
  )
  expect([await axeFaults(desk.page), await outOfReach(desk.page)]).toEqual([
    expect.arrayContaining([expect.stringMatching(/^image-alt/)]),
    expect.arrayContaining([expect.stringMatching(/^MAIN/), expect.stringMatching(/去/)]),
  ])
})

test('nothing of all this left an error behind', () => {
  expect(desk.problems).toEqual([])
})
