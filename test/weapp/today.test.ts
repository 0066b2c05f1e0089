import { asks } from './support/people'
import { aStory } from './support/stage'

/** Staff's first screen: one answer, the day in numbers, what is due first, and four doors to the rest. */
const stage = aStory()

interface Today {
  due: number
  first: { items: { kind: string; id: string; title: string; page: string }[] }
}

const nameOf = ({ kind, id }: { kind: string; id: string }) => `#due-${kind}-${id.replace('#', '-')}`

test('a grid worker begins with today, in one request, and nobody asks them for 报到', async () => {
  const app = await stage.phoneOf('grid-tashan')
  await app.kill()
  const before = app.wire.sent.length
  await app.start('pages/home/index')
  await app.sees('#today-due')
  await app.settles()
  expect(app.wire.sent.slice(before)).toEqual(['GET /api/today'])
  await app.misses('#home-register')
  const { due, first } = await asks<Today>(app, stage.url, '/today')
  expect(await app.reads('#today-due')).toContain(due > 20 ? '20+' : String(due))
  const [item] = first.items
  if (!item) throw new Error('the community has nothing that is due')
  await app.tap(nameOf(item))
  await app.arrives(item.page.replace(/\?.*/, ''))
})

test('记一笔 is three taps, and what was due and is done is on the list no more', async () => {
  const app = await stage.phoneOf('grid-tashan')
  await app.open('pages/home/index')
  await app.tap('#today-log')
  await app.tap('#kind-posters')
  await app.tap('#log-save')
  await app.sees('记好了')
  await app.back()
  await app.sees('#today-log')
})

test('behind four doors stands the rest, each with what waits there', async () => {
  const app = await stage.phoneOf('grid-tashan')
  for (const [door, page] of [
    ['people', 'grid/registrations'],
    ['matters', 'grid/reviews'],
    ['books', 'grid/log'],
    ['settings', 'grid/desk'],
  ] as const) {
    await app.open('pages/home/index')
    await app.tap(`#door-${door}`)
    await app.tap(`#work-gridWorker-${page.replace('/', '-')}`)
    await app.arrives(`packages/${page.replace('/', '/pages/')}/index`)
  }
})
