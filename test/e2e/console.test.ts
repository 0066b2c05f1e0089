import { CONSOLE_HEADERS } from '../../local/system/pageHeaders'
import { atThePcOf } from '../support/atPc'
import { scans, signInByScanning } from '../support/desk'

/** A grid worker at a PC: signs in with the phone beside it, works through the queue by keyboard, and leaves. */
const at = atThePcOf('grid-shangqiaoxi', { path: '/reports?overdue=yes', isSignedIn: false })

/** Waits until the row in that place is the one that is open. */
const opens = (place: number) =>
  at.desk.page.waitForFunction(
    (at) => document.querySelectorAll('.queue-row')[at]?.getAttribute('aria-current') === 'true',
    place,
  )
const status = () => at.desk.page.locator('.report-head .state').textContent()

test('the page comes with its policy, and shows a code and a number until somebody decides', async () => {
  const { headers } = await fetch(`${at.running.url}/console/`)
  expect(Object.fromEntries(headers)).toMatchObject(CONSOLE_HEADERS)
  await at.desk.says('signin-digits', /^\d\d$/)
  await at.desk.says('signin-state', '等你扫码')
})

test('a wrong number lets nobody in and draws another one; “not me” ends the code', async () => {
  await scans(at.phone, at.desk)
  await at.phone.tap('desk-me')
  await at.desk.sees(/已扫码，请在手机上选/)
  const digits = await at.desk.reads('signin-digits')
  const wrong = at.phone.page
    .locator(`[id^="desk-pick-"]:not([id="desk-pick-${digits}"])`)
    .filter({ visible: true })
    .first()
  // The new numbers do not come: that is what is said, and they can be asked for.
  await at.phone.page.route(/\/look$/, (route) => route.abort())
  await wrong.tap()
  await at.phone.reads('desk-again')
  await at.desk.page.waitForFunction((old) => document.querySelector('#signin-digits')?.textContent !== old, digits)
  await at.phone.page.unroute(/\/look$/)
  await at.phone.tap('desk-again')
  await at.phone.sees('点屏幕上显示的数字')
  await at.phone.tap('desk-refuse')
  await at.phone.sees('已拒绝，那台电脑登录不了')
  expect(await at.phone.page.locator('#desk-problem').count()).toBe(0)
  await at.desk.sees(/不是我/)
  await at.desk.says('signin-digits', '––')
  await at.desk.click('signin-again')
  await at.desk.says('signin-digits', /^\d\d$/)
})

test('the number on the screen lets in, to where one was going, and no script can read the session', async () => {
  await signInByScanning(at.desk, at.phone)
  await at.desk.says('who', /网格员 .\*+/)
  expect(at.where()).toBe('/reports?overdue=yes')
  const cookies = await at.desk.context.cookies(at.running.url)
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: '__Host-nuanxin-desk', httpOnly: true, sameSite: 'Strict' },
  ])
  const readable = await at.desk.page.evaluate(() => [
    document.cookie,
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ])
  expect(readable).toEqual([''])
})

test('J and K walk through the queue, and the address says what is open', async () => {
  await at.go('/reports?status=submitted')
  await at.desk.page.locator('.queue-row').first().waitFor()
  await at.desk.press('j', 'j', 'j')
  await opens(2)
  await at.desk.press('k', 'k')
  await opens(0)
  expect(at.where()).toMatch(/^\/reports\/[0-9A-Z]{26}\?status=submitted$/)
})

test('letters that are typed are letters: they move nothing', async () => {
  const before = at.where()
  await at.desk.press('/')
  await at.desk.page.keyboard.type('ajx')
  expect(await at.desk.page.locator('#queue-search').inputValue()).toBe('ajx')
  expect(at.where()).toBe(before)
  await at.desk.press('Escape')
  expect(await at.desk.page.locator('#queue-search').inputValue()).toBe('')
})

test('the number that somebody reads out opens the report; words go through the teams’ lists, and nothing of it is in the address', async () => {
  const number = (await at.desk.page.locator('.report-head strong').textContent()) ?? ''
  expect(number).toMatch(/^\d{4}-[0-9A-Z]{4}$/)
  const open = at.where()
  await at.desk.press('j')
  await at.desk.page.waitForFunction((old) => !location.pathname.includes(old), /[0-9A-Z]{26}/.exec(open)?.[0] ?? '')
  await at.desk.press('/')
  await at.desk.page.keyboard.type(number.toLowerCase().replace('-', ' '))
  await at.desk.press('Enter')
  await at.desk.sees(/按编号找.*找到 1 件/)
  await at.desk.page.waitForURL(`**${open}`)
  await at.desk.press('Escape')
  await at.desk.page.locator('#filter-mine').waitFor()
  await at.desk.page.locator('#found').waitFor({ state: 'detached' })
  await at.desk.press('/')
  await at.desk.page.keyboard.type('没有这样的话')
  await at.desk.press('Enter')
  await at.desk.sees('没有符合的工单，换个词试试')
  await at.desk.sees(/看过 \d+ 件，全部找过了/)
  expect(decodeURIComponent(at.where())).toBe(open)
  await at.desk.click('find-end')
})

test('a report is accepted, taken on, and noted by keys alone; the phone sees the same', async () => {
  await at.desk.page.locator('#move-accept').waitFor()
  await at.desk.press('a')
  await at.desk.sees('即将受理')
  await at.desk.page.locator('#move-start').waitFor()
  // The next move sends the one before; Y sends what waits.
  await at.desk.press('s')
  await at.desk.sees('即将开始处理')
  await at.desk.press('y')
  await at.desk.page.getByText('开始处理', { exact: true }).first().waitFor()
  await at.desk.page.locator('#move-resolve').waitFor()
  expect(await status()).toBe('处理中')
  await at.desk.press('n')
  await at.desk.page.keyboard.type('下午去看')
  await at.desk.press('Control+Enter')
  await at.desk.sees('已记下，只有同事看得到')
  const id = /reports\/([0-9A-Z]{26})/.exec(at.where())?.[1]
  await at.phone.open(`/packages/grid/pages/handle/index?id=${id}`)
  await at.phone.sees('下午去看')
  await at.phone.reads('handle-resolve')
})

test('a move that somebody else made meanwhile is taken back aloud', async () => {
  await at.go('/reports?status=submitted')
  await at.desk.page.locator('.queue-row').first().waitFor()
  await at.desk.press('j')
  await at.desk.page.locator('#move-accept').waitFor()
  const id = /reports\/([0-9A-Z]{26})/.exec(at.where())?.[1]
  await at.phone.open(`/packages/grid/pages/handle/index?id=${id}`)
  await at.phone.tap('handle-accept')
  await at.phone.reads('handle-start')
  await at.desk.press('a', 'y')
  await at.desk.sees(/没有办成，已退回原样：.*已受理/)
  await at.desk.page.locator('#move-start').waitFor()
})

test('? lists the keys of the screen', async () => {
  await at.desk.press('?')
  await at.desk.sees('正在打字、选拼音的时候，按键不起作用。')
  await at.desk.sees('不予受理')
  await at.desk.press('Escape')
  await at.desk.page.getByText('正在打字、选拼音的时候').waitFor({ state: 'hidden' })
})

test('who signs out is out: the page forgets, and the old cookie opens nothing', async () => {
  const [cookie] = await at.desk.context.cookies(at.running.url)
  await at.desk.click('sign-out')
  await at.desk.sees('已退出')
  expect(await at.desk.context.cookies(at.running.url).then((kept) => kept.map(({ name }) => name))).not.toContain(
    cookie?.name,
  )
  const answer = await fetch(`${at.running.url}/api/desk/session/renew`, {
    method: 'POST',
    body: '{}',
    headers: { cookie: `${cookie?.name}=${cookie?.value}`, 'x-nuanxin-desk': '1' },
  })
  expect(await answer.json()).toMatchObject({ code: 'DESK_OVER' })
  await at.desk.page.reload()
  await at.desk.says('signin-digits', /^\d\d$/)
})

test('nothing of all this left an error behind', () => {
  expect([at.desk.problems, at.phone.problems]).toEqual([[], []])
})
