import { atThePcOf } from '../support/atPc'

/** The street office holds activities: writes them, lays out a series, sees who comes, and takes the sheet along. */
const at = atThePcOf('admin', { path: '/activities' })

const fill = (id: string, words: string) => at.desk.page.locator(`[id="${id}"]`).fill(words)
const rows = () => at.desk.page.locator('tbody tr.ant-table-row')
/** Opens an activity of the list that is shown. */
async function opens(title: string): Promise<void> {
  await at.desk.page.getByRole('link', { name: title }).first().click()
  await at.desk.page.getByRole('heading', { level: 1, name: title }).waitFor()
}

test('a month is seen as a calendar, and each of its entries opens', async () => {
  await at.go('/activities?show=month')
  await at.desk.page.locator('#month-title').waitFor()
  const entry = at.desk.page.locator('.month-entry').first()
  const title = (await entry.textContent()) ?? ''
  await entry.click()
  const heading = at.desk.page.getByRole('heading', { level: 1 })
  await at.desk.page.locator('.activity-acts').waitFor({ state: 'attached' })
  expect(title).toContain((await heading.textContent()) ?? '?')
})

test('a series is laid out, and changed from one of its days on', async () => {
  await at.go('/activities')
  await at.desk.click('activity-add')
  await fill('title', '周三读书角')
  await fill('place-name', '大驿站二楼')
  await at.desk.click('form-yes')
  await at.desk.page.getByRole('heading', { level: 1, name: '周三读书角' }).waitFor()
  await at.desk.click('activity-publish')
  await at.desk.click('publish-yes')
  await at.desk.sees('已发布')
  await at.desk.click('activity-series')
  await at.desk.click('form-yes')
  await at.desk.sees(/排好了，一共 \d+ 场/)
  const days = at.desk.page.locator('.series-day')
  await days.nth(1).click()
  await at.desk.page.locator('.series-day[aria-current="true"]').nth(0).waitFor()
  await at.desk.click('activity-change')
  await at.desk.click('activity-later')
  await fill('bring', '一本想换的书')
  await at.desk.click('form-yes')
  await at.desk.sees(`一共改了 ${(await days.count()) - 1} 场`)
})

test('above the places somebody is let in with a reason, and whoever cancels makes room for who waits', async () => {
  await at.go('/activities')
  await opens('短视频剪辑课堂')
  await at.desk.sees(/3 人候补/)
  await at.desk.click('signup-add')
  await at.desk.page.locator('#memberId').click()
  await at.desk.page.keyboard.press('Enter')
  await at.desk.page.getByRole('button', { name: '现场还坐得下' }).click()
  await at.desk.click('form-yes')
  await at.desk.sees('已加上，对方会收到消息')
  await rows().filter({ hasText: '现场还坐得下' }).waitFor()
  await at.desk.page.locator('[id^="drop-"]').first().click()
  await at.desk.page.getByRole('button', { name: '本人打电话说来不了' }).click()
  await at.desk.click('form-yes')
  await at.desk.sees('已取消，名额给排在最前面的候补')
})

test('who came is a sheet to print and a table to take along', async () => {
  await at.go('/activities?show=past')
  await at.desk.page.locator('tbody a[href*="/activities/"]').first().click()
  await at.desk.page.getByRole('tab', { name: '签到表' }).click()
  await at.desk.page.locator('#sheet-csv:not([disabled])').waitFor()
  const [file] = await Promise.all([at.desk.page.waitForEvent('download'), at.desk.click('sheet-csv')])
  expect(file.suggestedFilename()).toMatch(/签到表.*\.csv$/)
  await at.desk.page.emulateMedia({ media: 'print' })
  await at.desk.page.locator('#sheet-csv').waitFor({ state: 'hidden' })
  await at.desk.page.getByRole('columnheader', { name: '签名' }).waitFor()
  await at.desk.page.emulateMedia({ media: 'screen' })
})

test('nothing of all this left an error behind', () => {
  expect([at.desk.problems, at.phone.problems]).toEqual([[], []])
})
