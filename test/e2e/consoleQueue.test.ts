import { aSeat, atThePcOf } from '../support/atPc'
import type { Desk } from '../support/desk'
import { axeFaults } from '../support/deskFaults'

/** The queue at a PC as somebody sets it up for themselves, beside colleagues; and a photo that is covered by mouse. */
const at = atThePcOf('grid-shangqiaoxi', { path: '/reports' })
let worker: Desk
let office: Desk

beforeAll(async () => {
  worker = at.desk
  ;({ desk: office } = await aSeat(at.browser, at.running.url, 'admin', { path: '/reports' }))
  // Nothing that moves is looked at by axe, or hit by a mouse that aims at where it was.
  for (const { page } of [worker, office]) await page.emulateMedia({ reducedMotion: 'reduce' })
}, 400_000)

const firstRow = (desk: Desk) => desk.page.locator('.queue-row').first()

/** Keeps the list as it stands under that name. */
async function keeps(desk: Desk, name: string, forAll: boolean): Promise<void> {
  await desk.click('queue-views')
  await desk.click('view-keep')
  await desk.page.locator('#name').fill(name)
  if (forAll) await desk.page.getByText('给全街道的同事').click()
  await desk.click('form-yes')
  await desk.sees('已存下')
}

async function opensView(desk: Desk, name: string): Promise<void> {
  await desk.click('queue-views')
  await desk.page.locator('.views-name', { hasText: name }).click()
}

test('a view that was kept opens the same list again, on any PC; taken away it is gone', async () => {
  await at.go('/reports?overdue=yes&mine=yes', worker)
  await keeps(worker, '我超时的', false)
  await at.go('/reports', worker)
  await opensView(worker, '我超时的')
  await worker.page.waitForURL(/mine=yes.*overdue=yes/)
  await worker.click('queue-views')
  await worker.page.getByRole('button', { name: '给视图改名 我超时的' }).click()
  await worker.page.locator('#name').fill('我晚了的')
  await worker.click('form-yes')
  await worker.page.locator('.ant-modal').waitFor({ state: 'hidden' })
  await worker.click('queue-views')
  await worker.page.getByRole('button', { name: '删掉视图 我晚了的' }).click()
  await worker.page.locator('.views-name', { hasText: '我晚了的' }).waitFor({ state: 'detached' })
  await worker.press('Escape')
})

test('the office keeps one for everybody; who is not of the office is offered it, and neither to share nor to take away', async () => {
  await at.go('/reports?status=submitted', office)
  await keeps(office, '等受理的', true)
  await at.go('/reports', worker)
  await opensView(worker, '等受理的')
  await worker.page.waitForURL(/status=submitted/)
  await worker.click('queue-views')
  await worker.page.locator('.views-name', { hasText: '等受理的' }).waitFor()
  expect(await worker.page.getByRole('button', { name: /删掉视图/ }).count()).toBe(0)
  await worker.click('view-keep')
  await worker.page.locator('#name').waitFor()
  expect(await worker.page.getByText('给全街道的同事').count()).toBe(0)
})

test('the queue as a map: the same reports by the same filters, in the address, and one on it opens at the right', async () => {
  await at.go('/reports?status=submitted', worker)
  await firstRow(worker).waitFor()
  await worker.press('v')
  await worker.page.locator('.pin').first().waitFor()
  expect(at.where(worker)).toBe('/reports?status=submitted&view=map')
  await worker.page.locator('.queue-end').waitFor()
  const rows = await worker.page.locator('.queue-row').count()
  await worker.page
    .locator('.map-said')
    .filter({ hasText: `地图上 ${rows} 件` })
    .waitFor()
  const signs = await worker.page
    .locator('.pin')
    .evaluateAll((all) => all.map((pin) => (pin.classList.contains('pin--many') ? Number(pin.textContent) : 1)))
  expect(signs.reduce((sum, each) => sum + each, 0)).toBe(rows)
  const pin = worker.page.locator('.pin:not(.pin--many)').first()
  const [, reportId = ''] = /^pin-(.+)$/.exec((await pin.getAttribute('id')) ?? '') ?? []
  await pin.click()
  await worker.page.waitForURL(`**/reports/${reportId}?status=submitted&view=map`)
  await worker.page.locator('.report-head').waitFor()
  await worker.page.locator(`#row-${reportId}[aria-current="true"]`).waitFor()
  await worker.page.locator(`#pin-${reportId}.pin--chosen`).waitFor()
  expect(await axeFaults(worker.page)).toEqual([])
})

test('the map is pushed by arrows and follows what is gone through by J; its address opens it from outside', async () => {
  const ground = () => worker.page.locator('.map-host > svg').getAttribute('viewBox')
  const before = await ground()
  await worker.page.locator('.map-host').focus()
  await worker.press('ArrowRight')
  expect(await ground()).not.toBe(before)
  await firstRow(worker).click()
  await worker.press('j')
  const [, second = ''] =
    /^row-(.+)$/.exec((await worker.page.locator('.queue-row').nth(1).getAttribute('id')) ?? '') ?? []
  await worker.page.waitForURL(`**/reports/${second}?*view=map`)
  await worker.page.locator(`#pin-${second}.pin--chosen`).waitFor()
  const address = at.where(worker)
  await at.go(address, worker)
  await worker.page.locator('.pin--chosen').waitFor()
  await worker.click('queue-map')
  await worker.page.locator('.map-host').waitFor({ state: 'detached' })
  expect(at.where(worker)).toBe(address.replace('&view=map', ''))
})

test('columns and density are remembered on this PC, in no address, and name nobody', async () => {
  await at.go('/reports', worker)
  await firstRow(worker).waitFor()
  const number = firstRow(worker).locator('.number')
  expect(await number.count()).toBe(1)
  await worker.click('queue-look')
  await worker.page.getByRole('checkbox', { name: '编号' }).uncheck()
  await worker.page.locator('.look-menu').getByText('紧凑').click()
  await worker.page.reload()
  await firstRow(worker).waitFor()
  expect([await number.count(), await worker.page.locator('.queue-list--dense').count()]).toEqual([0, 1])
  expect(at.where(worker)).toBe('/reports')
  const kept = await worker.page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(kept).toMatch(/queue-look-/)
  expect(kept).not.toMatch(/[0-9A-HJKMNP-TV-Z]{26}|网格员/)
})

test('who opens a report that a colleague has open is told so, by the name of the records', async () => {
  await at.go('/reports', worker)
  await firstRow(worker).click()
  await worker.page.waitForURL(/\/reports\/[0-9A-Z]{26}/)
  await worker.page.locator('#here-too').waitFor({ state: 'attached' })
  await at.go(at.where(worker), office)
  await office.says('here-too', /网格员 .\*+. 也正开着这一件|网格员 .+ 也正开着这一件/)
})

test('the code on the screen opens that very report on one’s own phone', async () => {
  await worker.click('phone-code')
  const link = (await worker.page.locator('#phone-demo').getAttribute('href')) ?? ''
  const [, reportId = ''] = /reports\/([0-9A-Z]{26})/.exec(at.where(worker)) ?? []
  expect(new URLSearchParams(link.split('?')[1]).get('scene')).toBe(`r=${reportId}`)
  await at.phone.open(link)
  await at.phone.sees((await worker.page.locator('.report-head h2').textContent()) ?? '')
  await at.phone.sees('经过')
  await worker.press('Escape')
})

test('a face is covered by mouse and by keys, and what is saved is the office’s to take away', async () => {
  await at.go(at.where(worker), worker)
  await worker.click('redact')
  const stage = worker.page.locator('#redact-stage')
  await stage.locator('img').waitFor()
  await worker.page.waitForFunction(() => document.querySelector<HTMLImageElement>('#redact-stage img')?.naturalWidth)
  const { x, y, width, height } = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const { mouse } = worker.page
  const point = (right: number, down: number) => [x + width * right, y + height * down] as const
  const box = worker.page.locator('#redact-box-0')
  const style = () => box.getAttribute('style')
  await mouse.move(...point(0.2, 0.2))
  await mouse.down()
  await mouse.move(...point(0.4, 0.5))
  await mouse.up()
  expect(await style()).toMatch(/left: 20%; top: 20%; width: 20%; height: 30%/)
  await mouse.move(...point(0.3, 0.3))
  await mouse.down()
  await mouse.move(...point(0.4, 0.3))
  await mouse.up()
  expect(await style()).toMatch(/left: 30%; top: 20%; width: 20%; height: 30%/)
  await box.focus()
  await worker.press('ArrowLeft', 'Shift+ArrowDown')
  expect(await style()).toMatch(/left: 29%; top: 20%; width: 20%; height: 31%/)
  await worker.click('redact-add')
  await worker.page.locator('#redact-box-1').focus()
  await worker.press('Delete')
  await worker.page.locator('#redact-box-1').waitFor({ state: 'detached' })
  expect(await axeFaults(worker.page)).toEqual([])
  await worker.click('redact-save')
  await worker.sees('已保存，几秒后生效')
  await at.running.settle()
  await worker.says('redact-standing', /改过遮挡。已保存的遮挡只有街道管理员能去掉。/)
  await box.waitFor({ state: 'detached' })
  await at.go(at.where(worker), office)
  await office.click('redact')
  await office.page.locator('#redact-box-0').waitFor()
})

test('nothing of all this left an error behind', () => {
  expect([worker.problems, office.problems, at.phone.problems]).toEqual([[], [], []])
})
