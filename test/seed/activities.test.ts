import { call } from '../support/api'
import { all, demo } from '../support/seeded'

const coming = async (key: string, streetId?: string) => {
  const person = await demo(key, streetId)
  const lists = await Promise.all(
    (['coming', 'past'] as const).map((show) => all((page) => call('activities', 'list', { show, ...page }, person))),
  )
  return lists.flat()
}

test('J9 seed: 12 alliance, ≥ 20 joint, 5 community items in their own streets', async () => {
  const held = (await coming('rider')).filter(({ state }) => state === 'over')
  expect(held.filter(({ host }) => host.name === '奇“新”党建服务联盟')).toHaveLength(12)
  expect(held.filter(({ joint }) => joint).length).toBeGreaterThanOrEqual(20)
  const items = await coming('baishi-admin', 'baishi')
  expect(items.map(({ kind, title, host }) => [kind, title, host.name]).sort()).toEqual(
    [
      ['class', '快乐学英语公益课堂', '长生社区'],
      ['lecture', '家庭防火知识讲座', '福山路社区'],
      ['lecture', '供暖安全知识宣讲', '丽都社区'],
      ['reading', '全民阅读进社区', '盛世社区'],
      ['carepack', '为环卫工人送“暖心包”', '建设里社区'],
    ].sort(),
  )
  const pack = items.find(({ kind }) => kind === 'carepack')
  const { body } = await call(
    'activities',
    'open',
    { activityId: pack?.activityId ?? '' },
    await demo('baishi-admin', 'baishi'),
  )
  expect(body.items.map(({ name }) => name)).toEqual(['保暖手套', '耳捂'])
})

test('something is to come, full with who waits, running today, over with who came, a draft and one called off', async () => {
  const admin = await demo('admin')
  const rows = await all((page) => call('activities', 'desk', { state: 'coming' as const, ...page }, admin))
  const full = rows.find(({ title }) => title === '短视频剪辑课堂')
  const { body } = await call('activities', 'edit', { activityId: full?.activityId ?? '' }, admin)
  expect(body.seats).toEqual([{ capacity: 8, free: 0, taken: 8, waiting: 3 }])
  expect(rows.some(({ state }) => state === 'running')).toBe(true)
  for (const state of ['draft', 'cancelled', 'past'] as const) {
    const some = await all((page) => call('activities', 'desk', { state, ...page }, admin))
    expect({ state, some: some.length > 0 }).toEqual({ state, some: true })
  }
  const home = (await call('insights', 'home', {}, await demo('rider'))).body
  expect(home.activities).toMatchObject([{ title: '驿站读书角', atDoor: true }])
})

test('who came has points for it, and hours that nobody closed wait for staff', async () => {
  const admin = await demo('admin')
  const rows = await all((page) => call('activities', 'desk', { state: 'past' as const, ...page }, admin))
  const service = rows.find(({ kind }) => kind === 'volunteer')
  const came = await all((page) =>
    call('activities', 'attendance', { activityId: service?.activityId ?? '', ...page }, admin),
  )
  expect(came.length).toBeGreaterThanOrEqual(5)
  for (const each of came) expect(each.points).toBe(5)
  const open = await Promise.all(
    ['tashan', 'qizhong', 'siyanqiao', 'shangqiaoxi'].map((community) =>
      all((page) => call('activities', 'openHours', { community, ...page }, admin)),
    ),
  )
  expect(open.flat().length).toBeGreaterThan(0)
})
