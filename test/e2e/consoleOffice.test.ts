import { atThePcOf } from '../support/atPc'
import { aPicture } from '../support/photos'

/** The street office at a PC: what was desk work on a phone – members, points, a month, templates, holidays, tables. */
const at = atThePcOf('admin', { path: '/members' })

const fill = (id: string, words: string) => at.desk.page.locator(`[id="${id}"]`).fill(words)
const rows = () => at.desk.page.locator('.ant-table-row')
const available = async () => Number((await at.desk.reads('member-available')).replace(/\D/g, ''))

test('a member is found by surname, masked, and the search is in no address', async () => {
  await rows().first().waitFor()
  await fill('find-name', '样')
  await at.desk.page.keyboard.press('Enter')
  await at.desk.page.locator('.ant-table-row a', { hasText: /^样/ }).first().click()
  await at.desk.page.waitForURL(/\/members\/[0-9A-Z]{26}$/)
  await at.desk.says('registration-name', /^样\*+/)
})

test('who looks at a number says what for, and the office sees who looked', async () => {
  await at.desk.click('registration-reveal')
  await at.desk.page.locator('.presets button').first().click()
  const purpose = await at.desk.page.locator('#purpose').inputValue()
  await at.desk.click('form-yes')
  await at.desk.page.locator('.ant-modal').waitFor({ state: 'hidden' })
  const looks = at.desk.page.getByRole('region', { name: /谁看过/ })
  await looks.locator('.ant-table-row').first().filter({ hasText: purpose }).waitFor()
})

test('points are awarded with a reason, and stand in the account and in the record', async () => {
  const before = await available()
  await at.desk.click('member-award')
  await fill('amount', '20')
  await at.desk.page.getByRole('button', { name: '文明骑行之星' }).click()
  await at.desk.click('form-yes')
  await at.desk.page.waitForFunction(
    (more) => Number(document.querySelector('#member-available')?.textContent?.replace(/\D/g, '')) === more,
    before + 20,
  )
  await at.go('/points/acts')
  await at.desk.sees('文明骑行之星')
})

test('a meal goes off sale and back by one press, and a new one is put on offer', async () => {
  await at.go('/shops')
  const sale = at.desk.page.locator('[id^="sale-"]').first()
  const isOnSale = () => sale.getAttribute('aria-checked')
  await sale.waitFor()
  const was = await isOnSale()
  await sale.click()
  await at.desk.sees(/已停卖|已上架/)
  await at.desk.page.waitForFunction(
    (before) => document.querySelector('[id^="sale-"]')?.getAttribute('aria-checked') !== before,
    was,
  )
  await at.desk.click('offer-add')
  await fill('title', '冬天的羊汤')
  await fill('pricePoints', '36')
  await at.desk.page.getByText('汤', { exact: true }).click()
  await at.desk.click('form-yes')
  await at.desk.sees('套餐已新增')
  await rows().filter({ hasText: '冬天的羊汤' }).getByText('36 分').waitFor()
  await at.desk.page.getByRole('button', { name: '冬天的羊汤' }).click()
  await fill('stockPerDay', '7')
  await at.desk.click('form-yes')
  await at.desk.sees('套餐已保存')
  await rows().filter({ hasText: '冬天的羊汤' }).getByText('7 / 7').waitFor()
})

test('somebody is asked into a shop by a code that they type themselves', async () => {
  await at.go('/shops?part=clerks')
  await at.desk.click('clerk-invite')
  await at.desk.says('invitation-code', /^\d{4} \d{4}$/)
  await at.desk.sees(/还能用 \d+ 分 \d\d 秒，只能用一次/)
  await at.desk.click('invitation-done')
  await at.go('/shops?part=log')
  await at.desk.sees('出示邀请码（店员）')
})

test('a shop’s month is closed after it was said what that means, and stays closed', async () => {
  await at.go('/settlement')
  await at.desk.reads('settlement-total')
  await rows().filter({ hasText: '待结清' }).first().locator('a').click()
  await at.desk.reads('month-total')
  // Months are closed in their order: the oldest that waits.
  await at.desk.page.getByRole('link', { name: '看各月' }).click()
  await rows().filter({ hasText: '待结清' }).last().locator('a').click()
  await at.desk.reads('month-total')
  await at.desk.click('month-close')
  await at.desk.sees('结清后不能再改')
  await at.desk.click('month-close-yes')
  await at.desk.page.locator('#month-close').waitFor({ state: 'detached' })
  await at.desk.sees('已结清')
})

test('a month of reports is drawn as well as told, by day and by night', async () => {
  await at.go('/stats')
  const bars = at.desk.page.getByRole('img', { name: '各类别收到和办结的件数，数字在下面的表里' })
  const colours = () => bars.locator('svg path').evaluateAll((all) => all.map((each) => each.getAttribute('fill')))
  await bars.locator('svg').waitFor()
  expect(await colours()).toContain('#1d4ed8')
  await at.desk.page.emulateMedia({ colorScheme: 'dark' })
  await at.desk.page.locator('.bars svg path[fill="#93b4ff"]').first().waitFor()
  expect(await colours()).not.toContain('#1d4ed8')
  await at.desk.page.emulateMedia({ colorScheme: 'light' })
})

test('a template is written, with how it will read', async () => {
  await at.go('/work/templates')
  await at.desk.click('template-add')
  await fill('title', '明天到')
  await fill('text', '{地址} 明天上午有人到')
  await at.desk.sees('看起来是：上乔西路 12 号 明天上午有人到')
  await at.desk.click('form-yes')
  await at.desk.page.locator('.ant-table-row', { hasText: '明天到' }).waitFor()
})

test('a holiday is set by typing its day', async () => {
  await at.go('/work/working')
  await fill('holidays', '2031-12-25')
  await at.desk.page.keyboard.press('Enter')
  await at.desk.sees('12月25日')
  await at.desk.click('working-save')
  await at.desk.sees('已保存，新来的工单按它算时限')
  await at.desk.page.reload()
  await at.desk.sees('12月25日')
})

test('a table is ordered and can be fetched when it is made', async () => {
  await at.go('/exports')
  await at.desk.click('export-new')
  await at.desk.page.locator('#communityId').click()
  await at.desk.page.keyboard.press('Enter')
  await at.desk.click('form-yes')
  await at.desk.sees('已开始')
  await at.running.settle()
  const [file] = await Promise.all([
    at.desk.page.waitForEvent('download'),
    at.desk.page.locator('[id^="export-get-"]').first().click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
})

test('U0 a station gets a photo, which is seen at the desk and on a phone, and is taken away again', async () => {
  await at.go('/setup/stations')
  await rows().first().locator('a.plain-link').click()
  await at.desk.page.waitForURL(/\/setup\/stations\/[^/]+$/)
  const [stationId] = at.where().split('/').slice(-1)
  const chosen = at.desk.page.locator('.photo-chosen img')
  await at.desk.page.locator('#station-photo').setInputFiles({
    ...{ name: 'door.jpg', mimeType: 'image/jpeg' },
    buffer: await aPicture(800, 600).jpeg().toBuffer(),
  })
  await chosen.waitFor()
  await at.desk.click('form-yes')
  await at.desk.sees('驿站已保存')
  await at.running.settle()
  await at.go(`/setup/stations/${stationId}`)
  await at.desk.page.waitForFunction(() => {
    const shown = document.querySelector<HTMLImageElement>('.photo-chosen img')
    return shown?.src.includes('/tiles/') && shown.naturalWidth > 0
  })
  // Functions keep a street's places for a minute.
  await at.running.advance(61_000)
  await at.phone.open(`/packages/worker/pages/station/index?id=${stationId}`)
  await at.phone.sees('看看这里')
  await at.desk.click('station-photo-away-0')
  await at.desk.click('form-yes')
  await at.desk.sees('驿站已保存')
  await at.go(`/setup/stations/${stationId}`)
  await at.desk.page.locator('#station-photo').waitFor({ state: 'attached' })
  expect(await chosen.count()).toBe(0)
})

test('the papers of a term go on paper alone, light and without the desk around them', async () => {
  await at.go('/terms')
  await at.desk.page.locator('[id^="term-"]').first().click()
  const letter = at.desk.page.getByRole('region', { name: '聘书' })
  await letter.waitFor()
  await at.desk.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const hidden of ['.shell-menu', '.ant-drawer-header', '#term-print', 'main']) {
    expect(await at.desk.page.locator(hidden).first().isVisible()).toBe(false)
  }
  const { x, width } = (await letter.boundingBox()) ?? { x: -1, width: 0 }
  expect({ x: x >= 0 && x < 60, isWide: width > 1100 }).toEqual({ x: true, isWide: true })
  expect(await letter.evaluate((paper) => getComputedStyle(paper).backgroundColor)).toBe('rgb(255, 255, 255)')
  await at.desk.page.emulateMedia({ media: 'screen', colorScheme: 'light' })
})

test('nothing of all this left an error behind', () => {
  expect([at.desk.problems, at.phone.problems]).toEqual([[], []])
})
