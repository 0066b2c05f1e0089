import { asks } from './support/people'
import { aStory } from './support/stage'

/** This month's services: staff tick what is done, a worker sees what is near. */
const stage = aStory()

interface Lists {
  items: { committeeId: string }[]
}
interface List {
  items: { itemId: string; title: string; outcome?: string; served?: number }[]
}

test('staff tick a service with how many it served; a worker sees the month’s list, their community’s first', async () => {
  const app = await stage.phoneOf('grid-tashan')
  const { items } = await asks<Lists>(app, stage.url, '/servicelists')
  const committeeId = items[0]?.committeeId ?? ''
  await app.open('packages/grid/pages/services/index')
  await app.tap(`#committee-${committeeId}`)
  await app.sees('以前没办完的')
  const month = '2031-11'
  const open = async () => (await asks<List>(app, stage.url, `/servicelists/${committeeId}/${month}`)).items
  const [item] = (await open()).filter(({ outcome }) => outcome === undefined)
  if (!item) throw new Error('nothing is left to do')
  await app.tap(`#tick-${item.itemId}`)
  await app.type('#tick-served', '23')
  await app.tap('#tick-yes')
  await app.sees('打好勾了')
  expect((await open()).find(({ itemId }) => itemId === item.itemId)).toMatchObject({ outcome: 'done', served: 23 })
  await app.tap(`#untick-${item.itemId}`)
  await app.tap('#service-untick-preset-0')
  await app.tap('#service-untick-yes')
  await app.sees('撤回了打勾：点错了一条')
  expect((await open()).find(({ itemId }) => itemId === item.itemId)?.outcome).toBeUndefined()

  const rider = await stage.phoneOf('rider')
  await rider.open('packages/worker/pages/services/index')
  await rider.sees('小哥食堂优惠')
  await rider.sees('我的社区')
})

test('an entry that is written down without a network is kept, and counted once when there is one', async () => {
  const app = await stage.phoneOf('grid-shangqiaoxi')
  const entries = async () =>
    (
      await asks<{ items: { note?: string }[] }>(
        app,
        stage.url,
        '/worklog/entries?communityId=shangqiaoxi&categoryId=corner',
      )
    ).items.filter(({ note }) => note === '后院')
  await app.open('packages/grid/pages/log/index')
  await app.tap('#log-new')
  await app.type('#log-line', '3 号楼 卫生死角 5 处 后院')
  await app.set({ network: 'none' })
  await app.tap('#log-save')
  await app.sees('有网后自动发送')
  await app.sees('等待发送')
  await app.set({ network: '4g' })
  await app.misses('等待发送')
  await app.misses('没有记上')
  expect(await entries()).toMatchObject([{ quantity: 5, building: '3 号楼' }])
})
