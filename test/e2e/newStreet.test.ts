import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { HUB } from '../../local/seed/places'
import { besides } from '../support/beside'
import { openBrowser } from '../support/browser'
import { aDesk, type Desk, signInByScanning } from '../support/desk'
import { aPhone, type Phone } from '../support/phone'
import { beginStreet, type Street } from '../support/street'

/**
 * A street from nothing to its first check-in, on screens alone: the district adds it, its first administrator takes it over
 * on a phone and sets it up at a PC, and a worker comes. Each test is one step.
 */
let running: Street
let browser: Browser
/** Keeps the district's list, in the demo street. */
let keeper: Phone
let district: Desk
/** The new street's own phones and PCs. */
let admin: Phone
let office: Desk
let gridWorker: Phone
let community: Desk
let worker: Phone
/** What the district's list gives for the first administrator. */
let code: string
/** The step that failed: what comes after it cannot be told. */
let stuck: string | undefined

const STREET = { streetId: 'dongshan', name: '北山街道' }
/** What WeChat knows of the grid worker's phone; no Chinese number begins with 100. */
const GRID_WORKERS_NUMBER = '10000099001'

beforeAll(async () => {
  running = await beginStreet()
  browser = await openBrowser()
  keeper = await aPhone(browser, running.url)
  await keeper.signIn('courier')
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
      for (const [name, seen] of Object.entries({ keeper, district, admin, office, gridWorker, community, worker })) {
        await seen?.page.screenshot({ path: `.local/test/newStreet-${name}.png` })
      }
      throw error
    }
  })

const inTheStreet = () => aPhone(browser, running.url, { streetId: STREET.streetId })
const atItsPc = (path: string) => aDesk(browser, running.url, { streetId: STREET.streetId, path })

/** Registers (报到) somebody who opens that street's app for the first time. */
async function registers(phone: Phone, personKey: string, name: string, communityName: string): Promise<void> {
  await phone.signIn(personKey)
  await phone.tap('home-register')
  await phone.fill('register-name', name)
  await phone.tap('register-phone')
  await phone.reads('register-phone-masked')
  await phone.choose('register-occupation')
  await phone.fill('register-employer', '测试快递北山站')
  await phone.choose('register-community')
  await phone.says('register-community', communityName)
  await phone.tap('register-privacy')
  await phone.tap('register-submit')
  await phone.sees('报到已提交')
}

/** Types a one-time code where the note beside it says that it goes. */
async function claims(phone: Phone, digits: string): Promise<void> {
  await phone.open('/pages/me/index')
  await phone.tap('me-join')
  await phone.tap('join-office')
  await phone.fill('claim-code', digits.replaceAll(' ', ''))
  await phone.tap('claim-send')
  await phone.reads('door-books')
}

const fill = (desk: Desk, values: Readonly<Record<string, string>>) =>
  Object.entries(values).reduce(
    (before, [id, text]) => before.then(() => desk.page.locator(`[id="${id}"]`).fill(text)),
    Promise.resolve(),
  )
const row = (desk: Desk, words: string) => desk.page.locator('tr[data-row-key]').filter({ hasText: words })
const goes = (desk: Desk, path: string) => desk.page.goto(`${running.url}/console${path}`)

/** Chooses from a list by keys what is found by those words. */
async function choose(desk: Desk, label: string, words: string): Promise<void> {
  await desk.page.getByLabel(label, { exact: true }).focus()
  await desk.page.keyboard.type(words)
  const open = desk.page.locator('.ant-select-dropdown').filter({ visible: true })
  await open.locator('.ant-select-item-option-active').waitFor()
  await desk.press('Enter')
  await open.waitFor({ state: 'hidden' })
}

step('who runs the system gives a code, with which somebody keeps the list of the district’s streets', async () => {
  const given = await besides(running, 'setup-code', 'qishan', 'zhifu')
  await claims(keeper, given.split('\n')[0] ?? '')
  district = await aDesk(browser, running.url, { path: '/setup/streets' })
  await signInByScanning(district, keeper)
})

step('the district adds a street, and gets a code for whoever begins there', async () => {
  await district.click('street-add')
  await district.page.locator('#streetId').waitFor()
  await fill(district, {
    ...{ ...STREET, hotline: '0535-0000130', communityName: '北山社区' },
    at: `${HUB.latitude}, ${HUB.longitude}`,
  })
  await district.click('form-yes')
  code = await district.reads('given-code')
  expect(code).toMatch(/^\d{4} \d{4} \d{4}$/)
  await district.click('code-noted')
  await row(district, STREET.name).getByText('还没有管理员').waitFor()
})

step('its first administrator registers on the phone and takes the street over with the code', async () => {
  admin = await inTheStreet()
  await admin.sees(STREET.name)
  await registers(admin, 'newcomer', '试主任', '北山社区')
  await claims(admin, code)
  await district.page.reload()
  await row(district, STREET.name).getByText('开始用').waitFor()
})

step('scans into the console, where the street is theirs and empty, and adds a community', async () => {
  office = await atItsPc('/setup/street')
  await signInByScanning(office, admin)
  await office.page.locator('#street-save').waitFor()
  expect(await office.page.inputValue('#name')).toBe(STREET.name)
  await office.click('community-add')
  await fill(office, {
    communities_1_communityId: 'nanpo',
    communities_1_name: '南坡社区',
    communities_1_center: String(HUB.latitude),
    'communities_1_center-longitude': String(HUB.longitude),
  })
  await office.click('street-save')
  await office.sees('街道资料已保存')
})

step('opens a station in it: where it is, its hours, what it has', async () => {
  await goes(office, '/setup/stations')
  await office.sees('还没有驿站，加上第一个，小哥就有地方打卡')
  await office.click('station-add')
  await office.page.locator('#stationId').waitFor()
  await fill(office, {
    ...{ stationId: 'nanpo', name: '南坡驿站', address: '南坡路 1 号', phone: '0535-0000131' },
    ...{ location: String(HUB.latitude), 'location-longitude': String(HUB.longitude) },
    ...{ hours: '10:00', 'hours-closes': '2:00' },
  })
  await choose(office, '社区', '南坡社区')
  await office.page.getByLabel('座椅').check()
  await office.click('form-yes')
  await office.sees('驿站已新增')
  const added = row(office, '南坡驿站')
  for (const words of ['南坡社区', '10:00–次日 02:00', '座椅']) await added.getByText(words).waitFor()
})

step('gives somebody the community: found by phone, after it was seen what they will see', async () => {
  // Functions keep a street's places for a minute.
  await running.advance(61_000)
  gridWorker = await inTheStreet()
  await gridWorker.context.route('**/__dev/phone-code', (route) =>
    route.continue({ postData: JSON.stringify({ phone: GRID_WORKERS_NUMBER }) }),
  )
  await registers(gridWorker, 'newcomer-2', '演网格', '北山社区')
  await goes(office, '/setup/staff')
  await fill(office, { 'find-phone': GRID_WORKERS_NUMBER })
  await office.click('find-go')
  await office.click('role-give')
  await office.page.getByRole('checkbox', { name: '北山社区' }).check()
  await office.page.getByRole('checkbox', { name: '南坡社区' }).check()
  await office.click('role-look')
  await office.says('role-preview', /网格员（北山社区、南坡社区）.*0 人.*确认、退回、撤回报到/)
  await office.click('role-yes')
  await office.sees(/现在是网格员/)
})

step('a worker registers, and the grid worker confirms it at a PC', async () => {
  worker = await inTheStreet()
  await registers(worker, 'rider', '样骑手', '北山社区')
  await gridWorker.open('/pages/home/index')
  await gridWorker.reads('door-people')
  community = await atItsPc('/registrations')
  await signInByScanning(community, gridWorker)
  await row(community, '样**').getByRole('link').click()
  await community.click('registration-confirm')
  await community.page.locator('.ant-message-success').waitFor()
  await running.settle()
})

step('and checks in at the station, by the code on its screen', async () => {
  await gridWorker.open('/packages/grid/pages/screen/index')
  await worker.open('/pages/home/index')
  await worker.tap('home-stations')
  await worker.tap('stations-locate')
  await worker.tap('dev-place-hub')
  await worker.tap('station-nanpo')
  await worker.sees('南坡路 1 号')
  await worker.tap('station-checkin')
  const digits = (await gridWorker.reads('screen-code')).replace(/\D/g, '')
  await worker.fill('checkin-code', digits)
  await worker.tap('checkin-submit')
  const done = await worker.reads('checkin-done')
  for (const words of ['打卡成功', '南坡驿站']) expect(done).toContain(words)
})

step('all of it is on record in the street, and none of it in the district’s', async () => {
  await goes(office, '/setup/changes')
  await row(office, '网格员身份').waitFor()
  const said = await office.page.locator('tr[data-row-key] td:last-child').allTextContents()
  expect(said).toEqual([
    expect.stringMatching(/^给 .+ 网格员身份$/),
    '新增驿站“南坡驿站”',
    expect.stringMatching(/^街道资料：2 个社区/),
  ])
  await goes(district, '/setup/changes')
  await row(district, '新增街道“北山街道”').waitFor()
  expect(await row(district, '南坡').count()).toBe(0)
})

test('nothing of all this left an error behind', () => {
  const everybody = { keeper, district, admin, office, gridWorker, community, worker }
  expect(Object.entries(everybody).filter(([, { problems }]) => problems.length > 0)).toEqual([])
})
