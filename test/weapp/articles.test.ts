import { asks } from './support/people'
import { aStory } from './support/stage'

/** What the street publishes: read by a worker, by somebody who never signed in, and by whom it has to reach. */
const stage = aStory()

interface Cards {
  items: { articleId: string; title: string; category: string }[]
}
interface Remarks {
  items: { remark: string; text?: string }[]
}

const published = async (app: Parameters<typeof asks>[0]) =>
  (await asks<Cards>(app, stage.url, '/articles/public/qishan')).items

test('a worker opens the news of the home screen, reads a policy, and tells the editors what they cannot understand', async () => {
  const app = await stage.phoneOf('rider')
  await app.open('pages/home/index')
  await app.sees('今晚有大雪，午后少走南山路')
  await app.tap('#home-articles')
  await app.sees('致新就业群体一封信')
  await app.tap('#articles-policy')
  const policy = (await published(app)).find(({ title }) => title.includes('防滑胎'))
  await app.tap(`#article-${policy?.articleId}`)
  await app.sees('跟我有关吗')
  await app.sees('打电话问')
  await app.tap('#article-unclear')
  await app.tap('#article-say-preset-1')
  await app.says('#article-say-text', '不知道去哪里办')
  await app.tap('#article-say-yes')
  await app.sees('谢谢，编辑会看到。')
  const office = await stage.phoneOf('admin')
  const { items } = await asks<Remarks>(office, stage.url, `/articles/desk/${policy?.articleId}/remarks`)
  expect(items).toEqual([expect.objectContaining({ remark: 'unclear', text: '不知道去哪里办' })])
})

test('somebody who never signed in reads what was shared with them, and may answer nothing', async () => {
  const app = await stage.visitor()
  await app.open('packages/worker/pages/articles/index')
  await app.sees('致新就业群体一封信')
  const [newest] = await published(await stage.phoneOf('courier'))
  await app.open(`packages/worker/pages/article/index?id=${newest?.articleId}`)
  await app.sees(newest?.title ?? '')
  await app.sees('跟我有关吗')
  expect(await app.isSeen('这篇写得怎么样')).toBe(false)
})

test('whoever is for one community alone sees its notice; a visitor with its link finds nothing', async () => {
  const office = await stage.phoneOf('admin')
  const { items } = await asks<Cards>(office, stage.url, '/articles/desk?state=shown&limit=50')
  const own = items.find(({ title }) => title.startsWith('塔山社区'))
  const app = await stage.visitor()
  await app.open(`packages/worker/pages/article/index?id=${own?.articleId}`)
  await app.sees('没有找到')
})

test('of a notice that must be known a contact person sees whom to call, until they have opened it', async () => {
  const app = await stage.phoneOf('grid-shangqiaoxi')
  await app.open('packages/grid/pages/mustknow/index')
  const [notice] = (await asks<Cards>(app, stage.url, '/articles/must-know')).items
  await app.tap(`#notice-${notice?.articleId}`)
  await app.sees('还没看到')
})
