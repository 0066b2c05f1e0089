import { asks } from './support/people'
import { aStory } from './support/stage'

/** A community's work log on the phone: what was done is written down, counted, and taken back when it was wrong. */
const stage = aStory()

interface Figures {
  categories: { categoryId: string; entries: number; quantity: number }[]
}
interface Duties {
  items: { dutyId: string; dueOn: string }[]
}

test('an entry is in the year’s figure, and out of it when it was wrong; a duty moves on when it is done, and when it is left out', async () => {
  const app = await stage.phoneOf('grid-tashan')
  const year = '2031'
  const figure = async () => {
    await stage.settle()
    const { categories } = await asks<Figures>(app, stage.url, `/worklog/figures?communityId=tashan&year=${year}`)
    return categories.find(({ categoryId }) => categoryId === 'posters')?.quantity ?? 0
  }
  const duty = async () => (await asks<Duties>(app, stage.url, '/worklog/duties?communityId=tashan')).items[0]
  const before = await figure()

  await app.open('packages/grid/pages/log/index')
  await app.tap('#log-new')
  await app.tap('#kind-posters')
  await app.shows('#kind-posters.tap--chosen')
  await app.type('#log-quantity', '7')
  await app.type('#log-building', '5 号楼')
  await app.tap('#log-save')
  await app.sees('记好了')
  expect(await figure()).toBe(before + 7)

  await app.tap('#log-posters')
  await app.sees('5 号楼')
  await app.tap('记错了')
  await app.tap('#log-reverse-preset-0')
  await app.tap('#log-reverse-yes')
  await app.sees('已冲正')
  expect(await figure()).toBe(before)
  await app.back()

  const first = await duty()
  if (!first) throw new Error('the community has nothing to do again')
  await app.tap(`#done-${first.dutyId}`)
  await app.tap('#log-save')
  await app.sees('记好了')
  const second = await duty()
  expect((second?.dueOn ?? '') > first.dueOn).toBe(true)
  await app.tap(`#skip-${first.dutyId}`)
  await app.tap('#log-skip-preset-0')
  await app.tap('#log-skip-yes')
  await app.sees('已记下原因')
  expect(((await duty())?.dueOn ?? '') > (second?.dueOn ?? '')).toBe(true)
})
