import { asks } from './support/people'
import { aStory } from './support/stage'

/** A part-time grid worker writes down what they did where they are, with or without a network. */
const stage = aStory()

interface Served {
  items: { servedId: string; categoryId: string; quantity: number; building?: string; reverses?: string }[]
}

test('what a term did is written down without a network, counted once, and taken back by a second entry', async () => {
  const app = await stage.phoneOf('courier')
  const served = async () => (await asks<Served>(app, stage.url, '/terms/served?limit=50')).items
  const before = await served()
  await app.open('packages/worker/pages/served/index')
  await app.tap('#served-new')
  await app.tap('#kind-served-material')
  await app.type('#served-quantity', '12')
  await app.type('#served-place', '塔山市场东门')
  await app.set({ network: 'none' })
  await app.tap('#served-save')
  await app.sees('等待发送')
  expect(await served()).toEqual(before)

  await app.set({ network: '4g' })
  await app.misses('等待发送')
  await app.sees('塔山市场东门')
  const after = await served()
  expect(after).toHaveLength(before.length + 1)
  const [entry] = after
  expect(entry).toMatchObject({ categoryId: 'served-material', quantity: 12, building: '塔山市场东门' })

  await app.tap(`#wrong-${entry?.servedId}`)
  await app.tap('#served-wrong-preset-0')
  await app.tap('#served-wrong-yes')
  await app.sees('已冲正')
  const taken = (await served()).find(({ reverses }) => reverses === entry?.servedId)
  expect(taken).toMatchObject({ categoryId: 'served-material', quantity: -12 })
})
