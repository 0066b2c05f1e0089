import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { atThePcOf } from '../support/atPc'
import { consoleScreens } from '../support/consoleScreens'
import { axeFaults, outOfReach } from '../support/deskFaults'

/**
 * Every screen of the console as it opens from its address, and what its first row opens: by day and by night axe finds
 * nothing, at 200 % zoom and on a wide screen nothing is cut off. With PICTURES_AT its pictures lie under dist/screens-console/.
 */
const FOLDER = 'dist/screens-console'
/** 1280 × 800 at 200 %. */
const ZOOMED = { width: 640, height: 400 }
const FULL = { width: 1280, height: 800 }
const WIDE = { width: 2560, height: 1440 }
/** What a list leads to: a link of its first row, or a report. */
const FIRST_ROW = 'main .ant-table-row a.plain-link, main .queue-row'

const at = atThePcOf('admin')
const screens = consoleScreens()

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

/** Waits until nothing is still loading or moving. */
const comesToRest = () =>
  at.desk.page.waitForFunction(
    () =>
      document.querySelector('main')?.textContent &&
      !document.querySelector('.ant-skeleton, .ant-spin-spinning') &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  )

/** Follows an address as the browser's own back and forth do, until what was shown before is gone: the page is not loaded again. */
async function follows(address: string): Promise<void> {
  await at.desk.page.evaluate((to) => {
    for (const shown of document.querySelectorAll<HTMLElement>('main > *')) shown.dataset.before = 'yes'
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, address)
  await at.desk.page.waitForFunction(() => !document.querySelector('[data-before]'))
}

/** Opens a screen anew, by way of an address that is none: what another one left of it would stay otherwise. */
async function goesTo(to: string): Promise<void> {
  await follows('/console/-')
  await follows(`/console${to}`)
  await comesToRest()
}

const SIZES: Readonly<Record<string, typeof FULL>> = { wide: WIDE, zoomed: ZOOMED }

/** By night nothing but the colours is another. */
const looks = {
  day: (page: Page) => axeFaults(page),
  night: (page: Page) => axeFaults(page, ['color-contrast']),
  wide: outOfReach,
  zoomed: outOfReach,
}

/** What is wrong with what is shown, look by look; nothing is what is promised. */
async function wrong(name: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [look, faults] of Object.entries(looks)) {
    await at.desk.page.setViewportSize(SIZES[look] ?? FULL)
    await at.desk.page.emulateMedia({ colorScheme: look === 'night' ? 'dark' : 'light', reducedMotion: 'reduce' })
    await comesToRest()
    if (process.env.PICTURES_AT) await at.desk.page.screenshot({ path: join(FOLDER, `${name}-${look}.png`) })
    found[look] = await faults(at.desk.page)
  }
  return found
}

const NOTHING = { day: [], night: [], wide: [], zoomed: [] }

test('there are screens, and each has an address of its own', () => {
  expect(screens.length).toBeGreaterThan(1)
  expect(new Set(screens).size).toBe(screens.length)
})

test('every address is answered with the page itself, so what opens inside it opens from outside', async () => {
  const page = await (await fetch(`${at.running.url}/console/`)).text()
  for (const to of screens) {
    const answer = await fetch(`${at.running.url}/console${to}`)
    expect({ to, status: answer.status, same: (await answer.text()) === page }).toEqual({ to, status: 200, same: true })
  }
})

test.each(screens)(
  'U5 U6 %s is clean to axe by day and by night, and whole at 200 % and on a wide screen',
  async (to) => {
    const name = to.slice(1).replaceAll('/', '-')
    await goesTo(to)
    expect(await wrong(name)).toEqual(NOTHING)
    await at.desk.page.setViewportSize(FULL)
    const row = at.desk.page.locator(FIRST_ROW).first()
    if ((await row.count()) === 0) return
    await row.click()
    await comesToRest()
    expect(await wrong(`${name}-open`)).toEqual(NOTHING)
  },
)

test('a page with what axe minds and with what is cut off is told of', async () => {
  await at.desk.page.setViewportSize(FULL)
  await at.desk.page.setContent(
    '<main style="overflow:hidden;width:100px"><img src="data:,"><button style="margin-left:200px">去</button></main>',
  )
  expect([await axeFaults(at.desk.page), await outOfReach(at.desk.page)]).toEqual([
    expect.arrayContaining([expect.stringMatching(/^image-alt/)]),
    expect.arrayContaining([expect.stringMatching(/^MAIN/), expect.stringMatching(/去/)]),
  ])
})

test('nothing of all this left an error behind', () => {
  expect(at.desk.problems).toEqual([])
})
