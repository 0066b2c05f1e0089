import { asks } from './support/people'
import { aStory } from './support/stage'

/**
 * 我的数据 in jsdom, against the whole running system: a rider takes a copy of what is stored, leaves, thinks better of it,
 * leaves by withdrawing the consent and is somebody new afterwards.
 */
const stage = aStory()
const { phoneOf } = stage

test('a rider takes a copy along: everything, by a link in the clipboard', async () => {
  const app = await phoneOf('rider')
  await app.open('packages/worker/pages/data/index')
  await app.tap('#data-copy')
  await app.arrives('packages/worker/pages/copy/index')
  await app.tap('#copy-make')
  await app.sees(/整理好了，共 [\d,]+ 条/)
  await app.tap('#copy-json')
  await app.sees('已复制，请在浏览器里打开')
  const link = (await app.state()).traces?.clipboard ?? ''
  const whole = (await (await fetch(link)).json()) as Record<string, { 项目?: string; 内容?: string }[]>
  const me = await asks<{ memberId: string; name: string }>(app, stage.url, '/members/me')
  expect(whole.个人资料?.find(({ 项目 }) => 项目 === '姓名')?.内容).toBe(me.name)
  expect(whole.打卡?.length).toBeGreaterThan(0)
})

test('leaving says what goes, one tap undoes it; withdrawing the consent takes two, and the days later somebody new comes', async () => {
  const app = await phoneOf('rider')
  const me = await asks<{ memberId: string; status: string }>(app, stage.url, '/members/me')
  await app.open('packages/worker/pages/leave/index')
  await app.sees(/分作废/)
  await app.tap('#leave-order')
  await app.tap('#leave-ask-yes')
  await app.sees('账号正在注销')
  await app.sees(/注销回执：冷静期内，可以取消/)
  await app.tap('#leaving-cancel')
  await app.misses('账号正在注销')

  await app.open('packages/worker/pages/data/index')
  await app.tap('#consent-withdraw-privacy')
  await app.tap('#privacy-ask-yes')
  await app.arrives('packages/worker/pages/leave/index')
  await app.sees('账号正在注销')
  // Until then everything goes on, and the screen of one's data says so.
  await app.open('packages/worker/pages/data/index')
  await app.sees('账号正在注销')

  const days = 86_400_000
  for (const later of [7 * days + 600_000, 7 * days + 2_400_000]) {
    await stage.setClock(new Date(Date.now() + later).toISOString())
    await stage.settle()
  }
  await app.open('packages/worker/pages/leave/index')
  await app.sees('注销回执：已注销')
  const again = await asks<{ memberId: string; status: string }>(app, stage.url, '/members/me')
  expect(again.memberId).not.toBe(me.memberId)
  expect(again.status).toBe('none')
})
