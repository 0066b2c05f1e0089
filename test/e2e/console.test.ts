import type { Browser } from 'playwright-core'
import { CONSOLE_HEADERS } from '../../local/system/pageHeaders'
import { openBrowser } from '../support/browser'
import { aDesk, type Desk, scans, signInByScanning } from '../support/desk'
import { aPhone, type Phone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'

/** A grid worker at a PC: signs in with the phone beside it, works through the queue by keyboard, and leaves. */
let running: Street
let browser: Browser
let phone: Phone
let desk: Desk

beforeAll(async () => {
  running = await beginStreet()
  browser = await openBrowser()
  phone = await aPhone(browser, running.url)
  await phone.signIn('grid-shangqiaoxi')
  desk = await aDesk(browser, running.url, { path: '/reports?overdue=yes' })
}, 400_000)
afterAll(async () => {
  await browser?.close()
}, 60_000)
jest.setTimeout(180_000)

/** The address behind the console's own. */
const where = () => desk.page.url().slice(`${running.url}/console`.length)
/** Waits until the row in that place is the one that is open. */
const opens = (place: number) =>
  desk.page.waitForFunction(
    (at) => document.querySelectorAll('.queue-row')[at]?.getAttribute('aria-current') === 'true',
    place,
  )
const status = () => desk.page.locator('.report-head .state').textContent()

test('the page comes with its policy, and shows a code and a number until somebody decides', async () => {
  const { headers } = await fetch(`${running.url}/console/`)
  expect(Object.fromEntries(headers)).toMatchObject(CONSOLE_HEADERS)
  await desk.says('signin-digits', /^\d\d$/)
  await desk.says('signin-state', '等你扫码')
})

test('a wrong number lets nobody in and draws another one; “not me” ends the code', async () => {
  await scans(phone, desk)
  await phone.tap('desk-me')
  await desk.sees(/已扫码，请在手机上选/)
  const digits = await desk.reads('signin-digits')
  const wrong = phone.page
    .locator(`[id^="desk-pick-"]:not([id="desk-pick-${digits}"])`)
    .filter({ visible: true })
    .first()
  // The new numbers do not come: that is what is said, and they can be asked for.
  await phone.page.route(/\/look$/, (route) => route.abort())
  await wrong.tap()
  await phone.reads('desk-again')
  await desk.page.waitForFunction((old) => document.querySelector('#signin-digits')?.textContent !== old, digits)
  await phone.page.unroute(/\/look$/)
  await phone.tap('desk-again')
  await phone.sees('点屏幕上显示的数字')
  await phone.tap('desk-refuse')
  await phone.sees('已拒绝，那台电脑登录不了')
  expect(await phone.page.locator('#desk-problem').count()).toBe(0)
  await desk.sees(/不是我/)
  await desk.says('signin-digits', '––')
  await desk.click('signin-again')
  await desk.says('signin-digits', /^\d\d$/)
})

test('the number on the screen lets in, to where one was going, and no script can read the session', async () => {
  await signInByScanning(desk, phone)
  await desk.says('who', /网格员 .\*+/)
  expect(where()).toBe('/reports?overdue=yes')
  const cookies = await desk.context.cookies(running.url)
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: '__Host-nuanxin-desk', httpOnly: true, sameSite: 'Strict' },
  ])
  const readable = await desk.page.evaluate(() => [
    document.cookie,
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ])
  expect(readable).toEqual([''])
})

test('J and K walk through the queue, and the address says what is open', async () => {
  await desk.page.goto(`${running.url}/console/reports?status=submitted`)
  await desk.page.locator('.queue-row').first().waitFor()
  await desk.press('j', 'j', 'j')
  await opens(2)
  await desk.press('k', 'k')
  await opens(0)
  expect(where()).toMatch(/^\/reports\/[0-9A-Z]{26}\?status=submitted$/)
})

test('letters that are typed are letters: they move nothing', async () => {
  const before = where()
  await desk.press('/')
  await desk.page.keyboard.type('ajx')
  expect(await desk.page.locator('#queue-search').inputValue()).toBe('ajx')
  expect(where()).toBe(before)
  await desk.press('Escape')
  expect(await desk.page.locator('#queue-search').inputValue()).toBe('')
})

test('the number that somebody reads out opens the report; words go through the teams’ lists, and nothing of it is in the address', async () => {
  const number = (await desk.page.locator('.report-head strong').textContent()) ?? ''
  expect(number).toMatch(/^\d{4}-[0-9A-Z]{4}$/)
  const open = where()
  await desk.press('j')
  await desk.page.waitForFunction((old) => !location.pathname.includes(old), /[0-9A-Z]{26}/.exec(open)?.[0] ?? '')
  await desk.press('/')
  await desk.page.keyboard.type(number.toLowerCase().replace('-', ' '))
  await desk.press('Enter')
  await desk.sees(/按编号找.*找到 1 件/)
  await desk.page.waitForURL(`**${open}`)
  await desk.press('Escape')
  await desk.page.locator('#filter-mine').waitFor()
  await desk.page.locator('#found').waitFor({ state: 'detached' })
  await desk.press('/')
  await desk.page.keyboard.type('没有这样的话')
  await desk.press('Enter')
  await desk.sees('没有符合的工单，换个词试试')
  await desk.sees(/看过 \d+ 件，全部找过了/)
  expect(decodeURIComponent(where())).toBe(open)
  await desk.click('find-end')
})

test('a report is accepted, taken on, and noted by keys alone; the phone sees the same', async () => {
  await desk.page.locator('#move-accept').waitFor()
  await desk.press('a')
  await desk.sees('即将受理')
  await desk.page.locator('#move-start').waitFor()
  // The next move sends the one before; Y sends what waits.
  await desk.press('s')
  await desk.sees('即将开始处理')
  await desk.press('y')
  await desk.page.getByText('开始处理', { exact: true }).first().waitFor()
  await desk.page.locator('#move-resolve').waitFor()
  expect(await status()).toBe('处理中')
  await desk.press('n')
  await desk.page.keyboard.type('下午去看')
  await desk.press('Control+Enter')
  await desk.sees('已记下，只有同事看得到')
  const id = /reports\/([0-9A-Z]{26})/.exec(where())?.[1]
  await phone.open(`/packages/grid/pages/handle/index?id=${id}`)
  await phone.sees('下午去看')
  await phone.reads('handle-resolve')
})

test('a move that somebody else made meanwhile is taken back aloud', async () => {
  await desk.page.goto(`${running.url}/console/reports?status=submitted`)
  await desk.page.locator('.queue-row').first().waitFor()
  await desk.press('j')
  await desk.page.locator('#move-accept').waitFor()
  const id = /reports\/([0-9A-Z]{26})/.exec(where())?.[1]
  await phone.open(`/packages/grid/pages/handle/index?id=${id}`)
  await phone.tap('handle-accept')
  await phone.reads('handle-start')
  await desk.press('a', 'y')
  await desk.sees(/没有办成，已退回原样：.*已受理/)
  await desk.page.locator('#move-start').waitFor()
})

test('? lists the keys of the screen', async () => {
  await desk.press('?')
  await desk.sees('正在打字、选拼音的时候，按键不起作用。')
  await desk.sees('不予受理')
  await desk.press('Escape')
  await desk.page.getByText('正在打字、选拼音的时候').waitFor({ state: 'hidden' })
})

test('who signs out is out: the page forgets, and the old cookie opens nothing', async () => {
  const [cookie] = await desk.context.cookies(running.url)
  await desk.click('sign-out')
  await desk.sees('已退出')
  expect(await desk.context.cookies(running.url).then((kept) => kept.map(({ name }) => name))).not.toContain(
    cookie?.name,
  )
  const answer = await fetch(`${running.url}/api/desk/session/renew`, {
    method: 'POST',
    body: '{}',
    headers: { cookie: `${cookie?.name}=${cookie?.value}`, 'x-nuanxin-desk': '1' },
  })
  expect(await answer.json()).toMatchObject({ code: 'DESK_OVER' })
  await desk.page.reload()
  await desk.says('signin-digits', /^\d\d$/)
})

test('nothing of all this left an error behind', () => {
  expect([desk.problems, phone.problems]).toEqual([[], []])
})
