import { signIn } from './support/people'
import { aStory } from './support/stage'

/**
 * The bar is called as the person in front of it calls their work: after signing in, when the app is started anew, when what
 * they are changes, and when they have left.
 */
const stage = aStory()
const { phoneOf, visitor } = stage

test('staff have tabs of their own words, none of which asks for 报到; who leaves, leaves a rider’s behind', async () => {
  const app = await visitor({ person: 'grid-tashan' })
  await app.sees('随手拍')
  await app.sees('积分')
  await signIn(app)
  await app.sees('工单')
  await app.misses('随手拍')
  await app.tap('小哥')
  await app.sees('#work-gridWorker-grid-registrations')
  await app.misses('#home-register')
  await app.tap('工单')
  await app.sees('#work-gridWorker-grid-queue')
  await app.misses('#home-register')
  // A page above the tabs, and back.
  await app.tap('#work-gridWorker-grid-queue')
  await app.arrives('packages/grid/pages/queue/index')
  await app.back()
  await app.sees('小哥')

  await app.kill()
  await app.start('pages/home/index')
  await app.sees('工单')
  await app.tap('我的')
  await app.tap('#me-signout')
  await app.tap('#me-signout-ask-yes')
  await app.arrives('pages/home/index')
  await app.sees('随手拍')
  await app.misses('工单')
})

test('each role its words, and a rider theirs', async () => {
  const admin = await phoneOf('admin')
  await admin.tap('积分商家')
  await admin.sees('#work-admin-admin-shops')
  await admin.misses('#home-register')
  const rider = await phoneOf('courier')
  await rider.tap('积分')
  await rider.sees('#points-leaders')
})

test('whoever starts on a page above the tabs finds their own words when they come to them', async () => {
  const app = await phoneOf('grid-tashan')
  await app.kill()
  await app.start('packages/grid/pages/queue/index')
  await app.sees('#queue-select')
  await app.open('pages/home/index')
  await app.sees('工单')
})
