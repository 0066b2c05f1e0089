import type { Browser } from 'playwright-core'
import { PAGE_HEADERS } from '../../local/system/pageHeaders'
import { openBrowser } from '../support/browser'
import { aPhone, type Phone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'

/** What only a browser can get wrong: its policy, its heights, its sheets, its pictures. */
let running: Street
let browser: Browser
let phone: Phone

beforeAll(async () => {
  running = await beginStreet()
  browser = await openBrowser()
}, 400_000)
beforeEach(async () => {
  phone = await aPhone(browser, running.url)
  await phone.page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const before = sessionStorage.getItem('violations') ?? ''
      sessionStorage.setItem('violations', `${before}${violatedDirective} ${blockedURI}\n`)
    })
  })
})
afterEach(() => phone?.context.close())
afterAll(async () => {
  await browser?.close()
}, 60_000)
jest.setTimeout(180_000)

const violations = () => phone.page.evaluate(() => sessionStorage.getItem('violations') ?? '')

/** A page that fits, and what is on it. */
const SHORT = [
  ['/packages/worker/pages/signin/index', '微信登录'],
  ['/packages/worker/pages/checkins/index', '登录'],
] as const

const MAIN = [
  ['/pages/home/index', '三步成为小哥会员'],
  ['/pages/report/index', '大家报的'],
  ['/pages/points/index', '小哥套餐'],
  ['/pages/me/index', '微信登录'],
  ['/packages/worker/pages/stations/index', '驿站'],
  ['/packages/worker/pages/public/index', '处理中'],
  ['/packages/worker/pages/privacy/index', '谁看得到'],
] as const

test.each(MAIN)('%s keeps the policy that comes with the page', async (path, words) => {
  const came = phone.page.waitForResponse((response) => new URL(response.url()).pathname === path)
  await phone.open(path)
  expect((await came).headers()).toMatchObject(PAGE_HEADERS)
  await phone.sees(words)
  await phone.page.waitForLoadState('networkidle')
  expect([await violations(), phone.problems]).toEqual(['', []])
})

test('a worker’s pages, with photos and a live voucher, keep it too', async () => {
  await phone.signIn('rider')
  for (const path of ['/pages/home/index', '/pages/report/index', '/pages/points/index', '/pages/me/index']) {
    await phone.open(path)
    await phone.page.waitForLoadState('networkidle')
  }
  await phone.open('/packages/worker/pages/vouchers/index')
  await phone.tapText('去使用')
  await phone.reads('voucher-qr')
  await phone.page.waitForLoadState('networkidle')
  expect([await violations(), phone.problems]).toEqual(['', []])
})

test('a script from elsewhere does not run, and is noticed', async () => {
  await phone.open('/pages/home/index')
  await phone.page.evaluate(() => {
    const script = document.createElement('script')
    script.src = 'https://elsewhere.example/x.js'
    document.head.append(script)
  })
  await phone.page.waitForFunction(() => sessionStorage.getItem('violations'))
  expect(await violations()).toContain('script-src')
})

test.each(SHORT)('%s fits and does not scroll', async (path, words) => {
  await phone.open(path)
  await phone.sees(words)
  const { whole, seen } = await phone.page.evaluate(() => ({
    whole: document.documentElement.scrollHeight,
    seen: window.innerHeight,
  }))
  expect(whole).toBeLessThanOrEqual(seen)
})

test('a sheet lies over the bar too, and what is said of it stands above it', async () => {
  await phone.signIn('rider')
  await phone.open('/pages/points/index')
  await phone.page.locator('.offer:not(.offer--closed)').first().tap()
  await phone.tap('offer-redeem')
  await phone.reads('offer-ask')
  // As a quick finger finds it: Taro takes the class away while a page slides in.
  await phone.page.evaluate(() => document.querySelector('.taro_page_show')?.classList.remove('taro_page_stationed'))
  const top = await phone.page.evaluate(() => {
    const there = document.elementFromPoint(180, 10)?.className ?? ''
    document.querySelector('.taro_page_show')?.classList.add('taro_page_stationed')
    return there
  })
  expect(top).toContain('sheet-shade')
  const panel = await phone.page.locator('.sheet-panel').filter({ visible: true }).boundingBox()
  await phone.page.context().setOffline(true)
  await phone.tap('offer-ask-yes')
  const toast = await phone.page.locator('.taro__toast > div:last-child').boundingBox()
  if (!panel || !toast) throw new Error('nothing is said')
  expect(toast.y + toast.height).toBeLessThanOrEqual(panel.y)
})

test('what is typed has the letters of the app, and digits of one width', async () => {
  await phone.signIn('rider')
  await phone.open('/pages/report/index')
  const field = phone.page.locator('[id="report-text"] textarea, textarea[id="report-text"]').first()
  await field.waitFor()
  const own = (element: Element) => {
    const { fontFamily, fontVariantNumeric } = getComputedStyle(element)
    return [fontFamily, fontVariantNumeric]
  }
  const page = await phone.page.locator('.field-label').first().evaluate(own)
  expect(await field.evaluate(own)).toEqual(page)
})

test('a photo over the page shows how it goes, and goes with a tap', async () => {
  await phone.signIn('rider')
  await phone.open('/pages/report/index')
  await phone.page.locator('.report-row:has(.report-thumb img)').first().tap()
  await phone.page.waitForURL(/pages\/report\/index\?id=/)
  await phone.sees('进度')
  await phone.page.locator('.photos .taro-img, .photos .photo').filter({ visible: true }).first().tap()
  const over = phone.page.locator('.preview-image')
  await over.waitFor()
  const mark = await over.evaluate((element) => {
    const { content, width, height, position } = getComputedStyle(element, '::after')
    return { content, isLarge: Number.parseFloat(width) >= 44 && Number.parseFloat(height) >= 44, position }
  })
  expect(mark).toEqual({ content: '"×"', isLarge: true, position: 'absolute' })
  await over.tap({ position: { x: 340, y: 30 } })
  await over.waitFor({ state: 'detached' })
})

test('a meal’s picture fills its place, whatever its shape', async () => {
  await phone.open('/pages/points/index')
  const picture = phone.page.locator('.offer .taro-img__mode-aspectfill').first()
  await picture.waitFor()
  const { inner, outer, fit } = await picture.evaluate((image) => {
    const place = image.parentElement?.getBoundingClientRect()
    const box = image.getBoundingClientRect()
    return {
      inner: [Math.round(box.width), Math.round(box.height)],
      outer: [Math.round(place?.width ?? 0), Math.round(place?.height ?? 0)],
      fit: getComputedStyle(image).objectFit,
    }
  })
  expect(fit).toBe('cover')
  expect(inner).toEqual(outer)
})

test('the bar is called by who signed in, also when the app is opened anew, and after them as before', async () => {
  const bar = phone.page.locator('taro-tabbar')
  const reads = (words: string) => bar.getByText(words, { exact: true }).waitFor()
  await phone.open('/pages/home/index')
  await reads('随手拍')
  await phone.signIn('grid-tashan')
  await reads('工单')
  await bar.getByText('小哥', { exact: true }).tap()
  await phone.reads('work-gridWorker-grid-registrations')
  expect(await phone.page.getByText('去报到').count()).toBe(0)
  await phone.open('/pages/points/index')
  await reads('工单')
  // Where no tab is in front the bar is not there; the next tab has it right.
  await phone.open('/packages/grid/pages/queue/index')
  await phone.open('/pages/me/index')
  await reads('小哥')
  await phone.tap('me-signout')
  await phone.tap('me-signout-ask-yes')
  await reads('随手拍')
  expect(await bar.getByText('工单', { exact: true }).count()).toBe(0)
  expect(phone.problems).toEqual([])
})

test('a part of the app that is never answered leaves no empty page: it is asked for once more', async () => {
  const html = await (await fetch(running.url)).text()
  let held = 0
  await phone.page.route(/\.js$/, (route) => {
    const { pathname } = new URL(route.request().url())
    // What the page itself names comes; the first part that is asked for later does not.
    if (html.includes(pathname) || held > 0) return route.continue()
    held += 1
  })
  await phone.page.goto(`${running.url}/packages/worker/pages/privacy/index`, { waitUntil: 'commit' })
  await phone.sees('隐私政策')
  await phone.page.waitForFunction(() => (document.querySelector('.taro_page')?.childElementCount ?? 0) > 0)
  expect(held).toBe(1)
})
