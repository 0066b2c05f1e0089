import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { aDesk, type Desk, signInByScanning } from '../support/desk'
import { aPhone, type Phone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'

/** The street office at a PC: what was desk work on a phone – members, points, a month, templates, holidays, tables. */
let running: Street
let browser: Browser
let phone: Phone
let desk: Desk

beforeAll(async () => {
  running = await beginStreet()
  browser = await openBrowser()
  phone = await aPhone(browser, running.url)
  await phone.signIn('admin')
  desk = await aDesk(browser, running.url, { path: '/members' })
  await signInByScanning(desk, phone)
}, 400_000)
afterAll(async () => {
  await browser?.close()
}, 60_000)
jest.setTimeout(120_000)

const go = (path: string) => desk.page.goto(`${running.url}/console${path}`)
const fill = (id: string, words: string) => desk.page.locator(`[id="${id}"]`).fill(words)
const rows = () => desk.page.locator('.ant-table-row')
const available = async () => Number((await desk.reads('member-available')).replace(/\D/g, ''))

test('a member is found by surname, masked, and the search is in no address', async () => {
  await rows().first().waitFor()
  await fill('find-name', '样')
  await desk.page.keyboard.press('Enter')
  await desk.page.locator('.ant-table-row a', { hasText: /^样/ }).first().click()
  await desk.page.waitForURL(/\/members\/[0-9A-Z]{26}$/)
  await desk.says('registration-name', /^样\*+/)
})

test('points are awarded with a reason, and stand in the account and in the record', async () => {
  const before = await available()
  await desk.click('member-award')
  await fill('amount', '20')
  await desk.page.getByRole('button', { name: '文明骑行之星' }).click()
  await desk.click('form-yes')
  await desk.page.waitForFunction(
    (more) => Number(document.querySelector('#member-available')?.textContent?.replace(/\D/g, '')) === more,
    before + 20,
  )
  await go('/points/acts')
  await desk.sees('文明骑行之星')
})

test('a shop’s month is closed after it was said what that means, and stays closed', async () => {
  await go('/settlement')
  await desk.reads('settlement-total')
  await rows().filter({ hasText: '待结清' }).first().locator('a').click()
  await desk.reads('month-total')
  // Months are closed in their order: the oldest that waits.
  await desk.page.getByRole('link', { name: '看各月' }).click()
  await rows().filter({ hasText: '待结清' }).last().locator('a').click()
  await desk.reads('month-total')
  await desk.click('month-close')
  await desk.sees('结清后不能再改')
  await desk.click('month-close-yes')
  await desk.page.locator('#month-close').waitFor({ state: 'detached' })
  await desk.sees('已结清')
})

test('a month of reports is drawn as well as told, by day and by night', async () => {
  await go('/stats')
  const bars = desk.page.getByRole('img', { name: '各类别收到和办结的件数，数字在下面的表里' })
  const colours = () => bars.locator('svg path').evaluateAll((all) => all.map((each) => each.getAttribute('fill')))
  await bars.locator('svg').waitFor()
  expect(await colours()).toContain('#1d4ed8')
  await desk.page.emulateMedia({ colorScheme: 'dark' })
  await desk.page.locator('.bars svg path[fill="#93b4ff"]').first().waitFor()
  expect(await colours()).not.toContain('#1d4ed8')
  await desk.page.emulateMedia({ colorScheme: 'light' })
})

test('a template is written, with how it will read', async () => {
  await go('/work/templates')
  await desk.click('template-add')
  await fill('title', '明天到')
  await fill('text', '{地址} 明天上午有人到')
  await desk.sees('看起来是：上乔西路 12 号 明天上午有人到')
  await desk.click('form-yes')
  await desk.page.locator('.ant-table-row', { hasText: '明天到' }).waitFor()
})

test('a holiday is set by typing its day', async () => {
  await go('/work/working')
  await fill('holidays', '2031-12-25')
  await desk.page.keyboard.press('Enter')
  await desk.sees('12月25日')
  await desk.click('working-save')
  await desk.sees('已保存，新来的工单按它算时限')
  await desk.page.reload()
  await desk.sees('12月25日')
})

test('a table is ordered and can be fetched when it is made', async () => {
  await go('/exports')
  await desk.click('export-new')
  await desk.page.locator('#communityId').click()
  await desk.page.keyboard.press('Enter')
  await desk.click('form-yes')
  await desk.sees('已开始')
  await running.settle()
  const [file] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.page.locator('[id^="export-get-"]').first().click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
})

test('nothing of all this left an error behind', () => {
  expect([desk.problems, phone.problems]).toEqual([[], []])
})
