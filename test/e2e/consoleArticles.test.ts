import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { aDesk, type Desk, signInByScanning } from '../support/desk'
import { aPhone, type Phone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'

/** An editor of the street office: writes an article, publishes it, and takes it back. */
let running: Street
let browser: Browser
let phone: Phone
let desk: Desk

beforeAll(async () => {
  running = await beginStreet()
  browser = await openBrowser()
  phone = await aPhone(browser, running.url)
  await phone.signIn('admin')
  desk = await aDesk(browser, running.url, { path: '/articles' })
  await signInByScanning(desk, phone)
}, 400_000)
afterAll(async () => {
  await browser?.close()
}, 60_000)
jest.setTimeout(120_000)

const fill = (id: string, words: string) => desk.page.locator(`[id="${id}"]`).fill(words)
const TITLE = '冬天的热水一直有'

test('the list shows what is out, and by its address what waits for its moment', async () => {
  await desk.sees('致新就业群体一封信')
  await desk.page.goto(`${running.url}/console/articles?state=scheduled`)
  await desk.sees('元旦期间驿站开放时间')
})

test('an article is written beside how it looks on a phone, published, and read there', async () => {
  await desk.click('article-add')
  await fill('title', TITLE)
  await fill('summary', '每个驿站都有热水')
  await desk.click('article-paste')
  await fill('paste-text', '一、哪里有\n每个驿站都有。\n1. 带杯子\n2. 先到先接')
  await desk.page.getByRole('button', { name: '取过来' }).click()
  const preview = desk.page.getByRole('region', { name: '手机上的样子' })
  await preview.getByText('先到先接').waitFor()
  await desk.click('article-save')
  await desk.sees('草稿')
  await desk.click('article-publish')
  await desk.click('form-yes')
  await desk.sees('已发布')
  await phone.open('/packages/worker/pages/articles/index')
  await phone.sees(TITLE)
})

test('it is withdrawn with its reason, which colleagues see, and its readers have it no more', async () => {
  await desk.click('article-withdraw')
  await desk.page.getByRole('button', { name: '发错了范围' }).click()
  await desk.click('form-yes')
  await desk.page.goto(`${running.url}/console/articles?state=withdrawn`)
  await desk.sees(/发错了范围/)
  await desk.sees(TITLE)
  expect(desk.problems).toEqual([])
})
