import { asks } from './support/people'
import { aStory } from './support/stage'

/** A lesson on a phone: begun, long enough in front, its question answered, and its points there. */
const stage = aStory()

interface Lessons {
  items: { articleId: string; title: string; finishedAt?: number }[]
}
interface Account {
  balance: number
}

const MINUTE = 60_000

test('a worker learns a lesson to its end, answers its question, and has its points', async () => {
  const app = await stage.phoneOf('rider')
  const lessons = async () => (await asks<Lessons>(app, stage.url, '/study')).items
  const balance = async () => (await asks<Account>(app, stage.url, '/points/account')).balance
  const lesson = (await lessons()).find(({ title }) => title.includes('路面险情'))
  const before = await balance()
  await app.open('packages/worker/pages/study/index')
  await app.tap(`#lesson-${lesson?.articleId}`)
  await app.sees('还差')
  // The film lies elsewhere: what passes while one is there counts.
  await stage.setClock(new Date(Date.now() + 3 * MINUTE).toISOString())
  await app.sees('时间够了，答完文末 1 个问题就算学完')
  await app.tap('#question-0-0')
  await app.tap('#questions-check')
  await app.sees('第 1 题再想想')
  await app.sees('学完了')
  await stage.settle()
  expect(await balance()).toBe(before + 2)
  expect((await lessons()).find(({ articleId }) => articleId === lesson?.articleId)?.finishedAt).toBeDefined()
})
