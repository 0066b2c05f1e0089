import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { inventPeople } from '../../local/seed/members'
import { randomFrom } from '../../local/seed/random'
import { openBrowser } from '../support/browser'
import { aDesk, type Desk, signInByScanning } from '../support/desk'
import { BEGINS_AT } from '../support/instant'
import { aPhone, type Phone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'

/**
 * An office sets its street up at a PC, without a command: a community, a station, a shop, and who works there. The phones
 * of those it is for show it. Each test is one step.
 */
let running: Street
let browser: Browser
let admin: Phone
let colleague: Phone
let worker: Phone
let desk: Desk
/** Where the worker stands. */
let hub: string
/** The step that failed: what comes after it cannot be told. */
let stuck: string | undefined

beforeAll(async () => {
  running = await beginStreet()
  browser = await openBrowser()
  admin = await aPhone(browser, running.url)
  colleague = await aPhone(browser, running.url)
  worker = await aPhone(browser, running.url)
  await admin.signIn('admin')
  await colleague.signIn('courier')
  await worker.signIn('rider')
  const { items } = await (await fetch(`${running.url}/api/streets/qishan/stations?limit=50`)).json()
  hub = items.find((station: { hub: boolean }) => station.hub).name
  desk = await aDesk(browser, running.url, { path: '/setup/street' })
  await signInByScanning(desk, admin)
}, 400_000)
afterAll(async () => {
  await browser?.close()
}, 60_000)
jest.setTimeout(180_000)

/** A step of the story; when it fails, what each person saw is kept in .local/test/. */
const step = (promise: string, walk: () => Promise<void>) =>
  test(promise, async () => {
    if (stuck) throw new Error(`the story got stuck at “${stuck}”`)
    try {
      await walk()
    } catch (error) {
      stuck = promise
      mkdirSync('.local/test', { recursive: true })
      for (const [name, { page }] of Object.entries({ desk, colleague, worker })) {
        await page.screenshot({ path: `.local/test/setup-${name}.png` })
      }
      throw error
    }
  })

const fill = (id: string, text: string) => desk.page.locator(`[id="${id}"]`).fill(text)
/** Chooses from a list by keys: what is found by those words, or the first of all. */
async function choose(label: string, words?: string): Promise<void> {
  const list = desk.page.getByLabel(label, { exact: true })
  await list.focus()
  if (words !== undefined) await desk.page.keyboard.type(words)
  else await desk.press('ArrowDown')
  const open = desk.page.locator('.ant-select-dropdown').filter({ visible: true })
  await open.locator('.ant-select-item-option-active').waitFor()
  await desk.press('Enter')
  await open.waitFor({ state: 'hidden' })
}
const go = (path: string) => desk.page.goto(`${running.url}/console${path}`)
const asks = async <T>(phone: Phone, path: string): Promise<T> => {
  const token = await phone.page.evaluate(() =>
    Object.values(localStorage)
      .map((text) => /token\\*":\\*"([\w.-]+)/.exec(text)?.[1])
      .find(Boolean),
  )
  const answer = await fetch(`${running.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } })
  return (await answer.json()) as T
}

step('a community is added, its middle taken over from a station', async () => {
  await desk.page.locator('#street-save').waitFor()
  const rows = await desk.page.locator('.setup-row--community').count()
  await desk.click('community-add')
  await fill(`communities_${rows}_communityId`, 'beishan')
  await fill(`communities_${rows}_name`, '北山社区')
  await choose(`第 ${rows + 1} 个社区：复制驿站位置`)
  await desk.press('Control+Enter')
  await desk.sees('街道资料已保存')
})

step('a station opens in it for the night; its hours are said past midnight, and its poster is one sheet', async () => {
  await go('/setup/stations')
  await desk.page.locator('tr[data-row-key]').first().waitFor()
  await desk.press('n')
  await desk.page.locator('#stationId').waitFor()
  await fill('stationId', 'beishan')
  await fill('name', '北山夜驿站')
  await choose('社区', '北山社区')
  await fill('address', '北山路 1 号')
  await fill('phone', '0535-0000120')
  await choose('驿站：复制驿站位置', hub)
  await fill('hours', '10:00')
  await fill('hours-closes', '2:00')
  await desk.page.getByLabel('座椅').check()
  await desk.click('form-yes')
  await desk.sees('驿站已新增')
  const row = desk.page.locator('tr[data-row-key="beishan"]')
  await row.getByText('10:00–次日 02:00').waitFor()
  await row.getByText('北山社区').waitFor()
  await go('/setup/stations/beishan/poster')
  await desk.page.locator('.poster-sheet img').waitFor()
  const sheet = await desk.page.pdf({ preferCSSPageSize: true })
  expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

step('an id that is taken is said at its field, and nothing typed is lost', async () => {
  await go('/setup/stations/+')
  await desk.page.locator('#stationId').waitFor()
  await fill('stationId', 'beishan')
  await fill('name', '又一个')
  await desk.click('form-yes')
  await desk.sees('这个编号已经有了，请换一个')
  expect(await desk.page.inputValue('#name')).toBe('又一个')
})

step('a shop is added', async () => {
  await go('/setup/shops')
  await desk.page.locator('tr[data-row-key]').first().waitFor()
  await desk.click('shop-add')
  await desk.page.locator('#merchantId').waitFor()
  await fill('name', '北山饺子馆')
  await choose('社区', '北山社区')
  await fill('address', '北山路 3 号')
  await fill('phone', '0535-0000121')
  await choose('商家：复制驿站位置', '北山夜驿站')
  await desk.click('form-yes')
  await desk.sees('商家已新增')
  await desk.page.locator('tr[data-row-key]').getByText('北山饺子馆').waitFor()
})

step('a grid worker is appointed: found by phone, on record, and only after it was seen what they will see', async () => {
  const phone = inventPeople(randomFrom(1), Date.parse(BEGINS_AT)).confirmed.find(({ key }) => key === 'courier')?.phone ?? ''
  await go('/setup/staff')
  await desk.sees(/查找会记下来/)
  await fill('find-phone', phone)
  await desk.click('find-go')
  await desk.click('role-give')
  await desk.page.getByRole('checkbox', { name: '北山社区' }).check()
  await desk.click('role-look')
  expect(await desk.reads('role-preview')).toMatch(/网格员（北山社区）.*0 人.*确认、退回、撤回报到/)
  await desk.click('role-yes')
  await desk.sees(/现在是网格员/)
  const { items } = await asks<{ items: { purpose: string }[] }>(colleague, '/members/me/looks')
  expect(items[0]?.purpose).toBe('按手机号查找，办理身份')
})

step('the grid worker’s phone shows the workspace, and the new station’s screen', async () => {
  // Functions keep a street's places for a minute.
  await running.advance(61_000)
  await colleague.open('/pages/me/index')
  await colleague.reads('work-gridWorker-grid-registrations')
  await colleague.open('/packages/grid/pages/screen/index')
  expect(await colleague.reads('screen-code')).toMatch(/\d{3}\s*\d{3}/)
  await colleague.sees('北山夜驿站')
})

step('a worker checks in at the new station', async () => {
  await worker.tap('home-stations')
  await worker.tap('stations-locate')
  await worker.tap('dev-place-hub')
  await worker.sees('北山夜驿站')
  const code = (await colleague.reads('screen-code')).replace(/\D/g, '')
  await worker.open('/packages/worker/pages/station/index?id=beishan')
  await worker.sees('北山路 1 号')
  await worker.tap('station-checkin')
  await worker.fill('checkin-code', code)
  await worker.tap('checkin-submit')
  expect(await worker.reads('checkin-done')).toContain('打卡成功')
})

step('all of it is on record, newest first', async () => {
  await go('/setup/changes')
  await desk.sees(/给 .+ 网格员身份/)
  const said = await desk.page.locator('tr[data-row-key] td:last-child').allTextContents()
  expect(said.slice(0, 4)).toEqual([
    expect.stringMatching(/^给 .+ 网格员身份$/),
    '新增商家“北山饺子馆”',
    '新增驿站“北山夜驿站”',
    expect.stringMatching(/^街道资料：\d+ 个社区/),
  ])
})

step('the role ends with a reason, and the phone’s workspace with it', async () => {
  await go('/setup/staff')
  const row = desk.page.locator('tr[data-row-key]').filter({ hasText: '北山社区' })
  await row.getByRole('link').click()
  await desk.click('end-gridWorker')
  await desk.sees(/没办完的工单回到社区/)
  await fill('reason', '换了岗位')
  await desk.click('form-yes')
  await desk.sees('已结束网格员身份')
  await row.waitFor({ state: 'detached' })
  await colleague.open('/pages/me/index')
  await colleague.page.locator('[id="work-gridWorker-grid-registrations"]').waitFor({ state: 'hidden' })
})

test('nothing of all this left an error behind', () => {
  expect([desk.problems, colleague.problems, worker.problems, admin.problems]).toEqual([[], [], [], []])
})
