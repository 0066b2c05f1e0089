import { asks } from './support/people'
import { aStory } from './support/stage'

/**
 * Points from both sides in jsdom, against the whole running system: a worker reads a month, the office decides what
 * another administrator proposed, awards by hand, and finds both in the record.
 */
const stage = aStory()
const { phoneOf } = stage

test('a worker sees the balance after each entry, and the month with its sums', async () => {
  const app = await phoneOf('courier')
  await app.open('packages/worker/pages/ledger/index')
  await app.sees(/剩余 [\d,]+/)
  await app.tap('#ledger-statement')
  await app.arrives('packages/worker/pages/statement/index')
  await app.sees('月末剩余')
})

test('FT-11: a poster that was scanned before signing in goes on by itself afterwards', async () => {
  const staff = await phoneOf('admin')
  const { items } = await asks<{ items: { stationId: string; hub: boolean }[] }>(
    staff,
    stage.url,
    '/streets/qishan/stations?limit=50',
  )
  const hub = items.find((station) => station.hub)
  const { scene } = await asks<{ scene: string }>(staff, stage.url, '/posters/own', {
    kind: 'station',
    ref: hub?.stationId,
  })
  const app = await stage.visitor({ person: 'courier-14', at: 'hub' })
  await app.open(`packages/worker/pages/poster/index?scene=${encodeURIComponent(scene)}`)
  await app.tap('#checkin-register')
  await app.tap('#signin-agree')
  await app.tap('#signin-submit')
  await app.says('#checkin-done', /打卡成功/)
})

test('an administrator approves what another one proposed, awards by hand, and both are on record', async () => {
  const app = await phoneOf('admin')
  const proposals = await asks<{ items: { id: string; reason: string }[] }>(
    app,
    stage.url,
    '/points/proposals?list=open',
  )
  const proposal = proposals.items.find(({ reason }) => reason === '及时上报燃气泄漏，避免事故')
  await app.open('packages/admin/pages/approvals/index')
  await app.sees('及时上报燃气泄漏，避免事故')
  await app.tap(`#approve-${proposal?.id}`)
  await app.tap('#decide-preset-0')
  await app.tap('#decide-yes')
  await app.misses('及时上报燃气泄漏，避免事故')

  const { items } = await asks<{ items: { memberId: string }[] }>(
    app,
    stage.url,
    '/registrations?communityId=tashan&status=confirmed',
  )
  await app.open(`packages/admin/pages/member/index?id=${items[0]?.memberId}`)
  await app.tap('#member-award')
  await app.type('#award-amount', '15')
  await app.tap('#award-preset-0')
  await app.tap('#award-yes')
  await app.misses('#award-yes')
  await app.sees('文明骑行之星')

  await app.open('packages/admin/pages/acts/index')
  await app.sees('文明骑行之星')
  await app.sees('情况属实')
})

test('a rule changes from a later day on, and stands among its versions', async () => {
  const app = await phoneOf('admin')
  await app.open('packages/admin/pages/rule/index?reason=checkinStreak')
  await app.type('#rule-amount', '12')
  await app.type('#rule-cap', '12')
  await app.type('#rule-note', '冬季加分')
  await app.tap('#rule-save')
  await app.tap('#rule-ask-yes')
  await app.arrives('pages/home/index')
  await app.open('packages/admin/pages/rules/index')
  await app.sees(/改为 12 分/)
  await app.open('packages/admin/pages/rule/index?reason=checkinStreak')
  await app.sees(/冬季加分/)
})
