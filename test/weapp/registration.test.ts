import { asks } from './support/people'
import { aStory } from './support/stage'

/** 报到 while it waits, from both sides in jsdom: what was sent is corrected, a decision on the older one is refused, and a nudge arrives. */
const stage = aStory()

test('who waits corrects what they sent; the grid worker who looked before decides on the newer one', async () => {
  const grid = await stage.phoneOf('grid-shangqiaoxi')
  await grid.open('packages/grid/pages/registrations/index')
  await grid.tap('演**十')
  await grid.sees('#registration-confirm')

  const rider = await stage.phoneOf('pending')
  await rider.tap('#home-correct')
  expect(await rider.reads('#register-name')).toBe('演网约十')
  await rider.sees('#register-phone-masked')
  await rider.type('#register-employer', '测试出行总站')
  await rider.tap('#register-submit')
  await rider.arrives('pages/home/index')
  expect(await rider.reads('#home-sent')).toContain('测试出行总站')

  await grid.tap('#registration-confirm')
  await grid.tap('#confirm-yes')
  await grid.sees('对方刚改过内容，看过新的再办')
  await grid.sees('测试出行总站')
  await grid.tap('#registration-confirm')
  await grid.tap('#confirm-yes')
  expect(await grid.reads('#registration-outcome')).toContain('50')
})

test('who has waited for longer than a working day reminds the grid worker, once', async () => {
  const rider = await stage.phoneOf('newcomer')
  await rider.tap('#home-register')
  await rider.type('#register-name', '测小哥')
  await rider.tap('#register-phone')
  await rider.sees('#register-phone-masked')
  await rider.tap('#register-occupation')
  await rider.tap('确定')
  await rider.type('#register-employer', '测试快递站')
  await rider.tap('#register-community')
  await rider.tap('确定')
  await rider.tap('#register-privacy')
  await rider.tap('#register-submit')
  await rider.arrives('pages/home/index')
  expect(await rider.reads('#home-remind-from')).toContain('起还没确认')
  const { remindFrom } = await asks<{ remindFrom: number }>(rider, stage.url, '/members/me')
  await rider.settles()
  await stage.setClock(new Date(remindFrom).toISOString())
  await rider.pullDown()
  await rider.settles()
  await rider.tap('#home-remind')
  await rider.sees('已提醒网格员')
  expect(await rider.reads('#home-remind-from')).toMatch(/^明天/)
})
