import { newId } from '@functions/platform/store/ids'
import type { App } from './harness/person'
import { asks, next } from './support/people'
import { aStory } from './support/stage'

/** Activities: a rider signs up, comes and goes; who waits is offered a place; staff at the door without a network. */
const stage = aStory()

const at = (clock: string) => Date.parse(`2031-11-19T${clock}+08:00`)

/** A service that staff of 上乔西路 publish; at noon of the pinned day. */
async function published(staff: App, changes: object = {}): Promise<string> {
  const written = await asks<{ activityId: string; revision: number }>(staff, stage.url, '/activities/desk', {
    id: newId(),
    revision: 0,
    kind: 'volunteer',
    title: '劝导骑手戴头盔',
    text: '在路口提醒一句，发一张卡片。',
    communityId: 'shangqiaoxi',
    with: [],
    partners: [],
    starts: at('12:00:00'),
    ends: at('13:00:00'),
    place: { kind: 'point', name: '上乔西路路口', location: { latitude: 37.5391, longitude: 121.3914 } },
    audience: { communities: [], occupations: [], organisations: [], roles: [] },
    signUp: true,
    capacity: 5,
    positions: [],
    along: 0,
    children: false,
    mode: 'inOut',
    walkIns: true,
    items: [],
    ...changes,
  })
  const { activityId, revision } = written
  await asks(staff, stage.url, `/activities/desk/${activityId}/publish`, { id: newId(), revision })
  return activityId
}

const digitsAt = async (staff: App, activityId: string): Promise<string> => {
  const { codes } = await asks<{ codes: { code: string }[] }>(staff, stage.url, `/activities/desk/${activityId}/door`)
  return codes[0]?.code ?? ''
}

test('signing up is one tap; at the door six digits are enough, and hours are between the start and going', async () => {
  const staff = await stage.phoneOf('grid-shangqiaoxi')
  const activityId = await published(staff)
  const app = await stage.phoneOf('rider')
  await app.open('packages/worker/pages/activities/index')
  await app.tap(`#activity-${activityId}`)
  await app.sees('还有 5 个名额')
  await app.tap('#activity-signup')
  await app.sees('报上了')
  await app.tap('#activity-when')
  await app.settles()
  expect((await app.state()).traces?.calendar).toEqual([
    {
      title: '劝导骑手戴头盔',
      startTime: at('12:00:00') / 1000,
      endTime: at('13:00:00') / 1000,
      location: '上乔西路路口',
    },
  ])

  await app.tap('#activity-in')
  await app.type('#door-code', '000000')
  await app.sees('#door-problem')
  await app.type('#door-code', await digitsAt(staff, activityId))
  await app.sees('你来过了')
  await stage.setClock('2031-11-19T12:30:00+08:00')
  // A phone that is switched on now: one that was on learns the hour when it asks next.
  const later = await stage.phoneOf('rider')
  await later.open(`packages/worker/pages/activity/index?id=${activityId}`)
  await later.tap('#activity-out')
  await next(later, { scans: [`nxd:${activityId}:${await digitsAt(staff, activityId)}`] })
  await later.tap('#door-scan')
  await later.sees('服务 30 分')
})

test('whoever waits is offered the place that somebody gives up', async () => {
  const staff = await stage.phoneOf('grid-shangqiaoxi')
  const activityId = await published(staff, {
    capacity: 1,
    starts: at('18:00:00'),
    ends: at('19:00:00'),
    along: 2,
    children: true,
  })
  const [first, second] = [await stage.phoneOf('rider'), await stage.phoneOf('courier')]
  await first.open(`packages/worker/pages/activity/index?id=${activityId}`)
  await first.tap('#activity-signup')
  await first.tap('#signup-yes')
  await first.sees('报上了')
  await first.tap('#activity-remind')
  await first.sees('开始前 2 小时提醒你')
  await first.tap('#activity-remind')
  await first.sees('要提醒吗？')

  await second.open(`packages/worker/pages/activity/index?id=${activityId}`)
  await second.sees('名额满了')
  await second.tap('#activity-signup')
  await second.tap('#signup-children-4-6-more')
  await second.sees('一共 2 个名额')
  await second.tap('#signup-children-4-6-less')
  await second.misses('一共 2 个名额')
  await second.tap('#signup-yes')
  await second.sees('你排第一位')

  await first.tap('#activity-leave')
  await first.tap('#activity-leave-ask-yes')
  await first.misses('#activity-mine')
  await stage.settle()

  await second.open('pages/home/index')
  await second.sees('有名额了，给你留到')
  await second.tap('劝导骑手戴头盔')
  await second.tap('#activity-accept')
  await second.sees('报上了')
})

// The clock stands at half past twelve since the first one.
test('at the door a bad code stops nothing, and without a network each tap is kept and sent once', async () => {
  const staff = await stage.phoneOf('grid-shangqiaoxi')
  const activityId = await published(staff, { starts: at('13:00:00'), ends: at('14:00:00') })
  const rider = await stage.phoneOf('rider')
  const { me } = await asks<{ me: { memberId: string } }>(rider, stage.url, '/home')
  await asks(rider, stage.url, `/activities/${activityId}/sign-up`, {
    id: newId(),
    activityId,
    adults: 0,
    children: [],
  })

  await staff.open(`packages/grid/pages/door/index?id=${activityId}`)
  await next(staff, { scans: ['https://example.com/x'] })
  await staff.tap('#door-scan')
  await staff.sees('可以接着扫下一位')

  await staff.tap('#door-view-expected')
  await staff.sees(`#door-${me.memberId}`)
  await staff.set({ network: 'none' })
  await staff.tap(`#door-${me.memberId}`)
  await staff.sees('有网后自动发送')
  await staff.set({ network: '4g' })
  await staff.misses('等待发送')
  await staff.sees('已到')
  const { items } = await asks<{ items: { memberId: string }[] }>(
    staff,
    stage.url,
    `/activities/desk/${activityId}/attendance`,
  )
  expect(items.map(({ memberId }) => memberId)).toEqual([me.memberId])

  await staff.tap('#door-count')
  await staff.tap('#count-ten')
  await staff.sees('记 10 人')
  await staff.tap('#count-yes')
  await staff.sees('记了 10 人')
})
