import { atThePcOf } from '../support/atPc'
import { aPicture } from '../support/photos'

/** Acting on reports at a PC: a grid worker's morning by keyboard alone, what is taken back, and one move for many. */
const at = atThePcOf('grid-shangqiaoxi', { path: '/today' })

const openId = () => /reports\/([0-9A-Z]{26})/.exec(at.where())?.[1] ?? ''
/** Waits until the open report says so: it is drawn a moment after the bar at the bottom. */
const isSaid = (status: string) => at.desk.page.locator('.report-head .state').filter({ hasText: status }).waitFor()
const goesTo = (path: RegExp) => at.desk.page.waitForURL((url) => path.test(url.pathname))

/** What a keyboard goes through on the largest screen at most. */
const MOST_TABS = 90

/** Presses Tab until what is wanted has the focus, and looks that the focus can be seen there. */
async function tabTo(selector: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await at.desk.press('Tab')
    const found = await at.desk.page.evaluate((wanted) => {
      const at = document.activeElement
      if (!at?.matches(wanted)) return undefined
      // A field inside a drawn frame shows its focus by the frame.
      const frames = [at, at.parentElement, at.closest('label'), at.closest('.ant-select')]
      return frames.some((each) => {
        if (!each) return false
        const { outlineStyle, boxShadow } = getComputedStyle(each)
        return outlineStyle !== 'none' || boxShadow !== 'none'
      })
    }, selector)
    if (found === undefined) continue
    expect({ selector, isSeen: found }).toEqual({ selector, isSeen: true })
    return
  }
  throw new Error(`no Tab leads to ${selector}`)
}

/** What the server says of the open report, to this person. */
async function statusOf(reportId: string): Promise<unknown> {
  const answer = await at.desk.page.request.get(`${at.running.url}/api/reports/${reportId}`, {
    headers: { 'x-nuanxin-desk': '1' },
  })
  return ((await answer.json()) as { status?: string }).status
}

test('U5 a whole morning by keyboard: queue, next, accept, handle, resolve with words and a photo, a registration, today', async () => {
  await at.desk.page.evaluate(() => {
    for (const name of ['mousedown', 'click']) {
      // A click that a key makes has no place and no count.
      addEventListener(
        name,
        (event) => (event as MouseEvent).detail > 0 && document.body.append('with the mouse'),
        true,
      )
    }
  })
  await tabTo('a[href="/console/reports"]')
  await at.desk.press('Enter')
  await at.desk.page.locator('.queue-row').first().waitFor()
  await tabTo('#filter-status')
  const narrowed = at.desk.page.waitForResponse(/\/reports\/queue\?.*status=submitted/)
  await at.desk.press('Enter', 'Enter')
  await narrowed
  await at.desk.page.locator('.queue-row').first().waitFor()
  // Out of the fields: letters that are typed there are words.
  await tabTo('#bulk')
  await at.desk.press('j', 'j')
  await at.desk.page.locator('#move-accept').waitFor()
  await at.desk.press('a')
  await at.desk.page.locator('#move-start').waitFor()
  await at.desk.press('s')
  await at.desk.sees('即将开始处理')
  await at.desk.press('y')
  await at.desk.page.getByText('开始处理', { exact: true }).first().waitFor()
  await at.desk.page.locator('#move-resolve').waitFor()
  const reportId = openId()
  // Asked for well before the key: the browser takes a moment to hand its window over, and one that is opened sooner is nobody's.
  const choosing = at.desk.page.waitForEvent('filechooser')
  await at.desk.press('d')
  await at.desk.page.waitForFunction(() => document.activeElement?.id === 'photo-input')
  await at.desk.press('Space')
  await (await choosing).setFiles({
    ...{ name: 'after.jpg', mimeType: 'image/jpeg' },
    buffer: await aPicture(800, 600).jpeg().toBuffer(),
  })
  await at.desk.page.locator('.photo-chosen').waitFor()
  await tabTo('.presets button')
  await at.desk.press('Enter', 'Control+Enter')
  await at.desk.page.locator('.ant-modal').waitFor({ state: 'hidden' })
  await at.running.settle()
  expect(await statusOf(reportId)).toBe('resolved')

  await tabTo('a[href="/console/registrations"]')
  await at.desk.press('Enter')
  await at.desk.page.locator('.ant-table-row').first().waitFor()
  await at.desk.press('j')
  await at.desk.page.locator('#registration-confirm').waitFor()
  await at.desk.press('a')
  await at.desk.page.locator('#registration-confirm').waitFor({ state: 'detached' })
  await tabTo('a[href="/console/today"]')
  await at.desk.press('Enter')
  await goesTo(/\/today$/)
  await at.desk.page.locator('h1').first().waitFor()
  expect(await at.desk.page.getByText('with the mouse').count()).toBe(0)
})

test('a move taken back within ten seconds never was; one whose page is left is sent', async () => {
  await at.go('/reports?status=submitted')
  await at.desk.page.locator('.queue-row').first().waitFor()
  await at.desk.press('j')
  await at.desk.page.locator('#move-accept').waitFor()
  const reportId = openId()
  await at.desk.press('a')
  await at.desk.sees('即将受理')
  await isSaid('已受理')
  await at.desk.press('z')
  await at.desk.page.locator('#move-accept').waitFor()
  await isSaid('已提交')
  expect(await statusOf(reportId)).toBe('submitted')

  await at.desk.press('a')
  await at.desk.sees('即将受理')
  await at.go('/today')
  await at.running.settle()
  expect(await statusOf(reportId)).toBe('accepted')
})

test('somebody calls: the report is taken in at the desk, its place pointed at on the map by keys', async () => {
  await at.go('/reports')
  await at.desk.page.locator('.queue-row').first().waitFor()
  await at.desk.press('c')
  const fill = (id: string, words: string) => at.desk.page.locator(`[id="${id}"]`).fill(words)
  await at.desk.page.locator('#description').waitFor()
  await at.desk.page.locator('#categoryId').focus()
  await at.desk.press('ArrowDown', 'Enter')
  await fill('description', '路口的井盖响得厉害')
  await fill('address', '上乔西路 12 号门前')
  await at.desk.click('form-yes')
  await at.desk.sees('还没在地图上点位置')
  await at.desk.page.locator('.spot-field .map-host').focus()
  await at.desk.press('ArrowLeft', 'Enter')
  await at.desk.page.locator('.spot-field .map-said').filter({ hasText: '已选' }).waitFor()
  await fill('callerName', '测先生')
  await at.desk.click('form-yes')
  await goesTo(/\/reports\/[0-9A-Z]{26}$/)
  await at.desk.sees('路口的井盖响得厉害')
  await at.desk.sees('来电登记')
  expect(await statusOf(openId())).toBe('submitted')
})

test('one move for all that match: how many is seen before, and what became of each after', async () => {
  await at.go('/reports?status=submitted')
  await at.desk.page.locator('.queue-row').first().waitFor()
  await at.desk.press('b')
  const found = /符合的 (\d+) 件，现在能受理的 (\d+) 件/
  await at.desk.page.locator('#bulk-found').waitFor()
  const [, matching = '', possible = ''] = found.exec(await at.desk.reads('bulk-found')) ?? []
  expect([Number(matching) > 0, possible]).toEqual([true, matching])
  await at.desk.click('form-yes')
  await goesTo(/\/bulk\/[0-9A-Z]{26}$/)
  await at.running.settle()
  await at.desk.sees(`办好 ${matching} 件，没办成 0 件`)
  await at.desk.sees('办完了')
  await at.go('/reports?status=submitted')
  await at.desk.sees('没有符合的工单')
})

test('nothing of all this left an error behind', () => {
  expect([at.desk.problems, at.phone.problems]).toEqual([[], []])
})
