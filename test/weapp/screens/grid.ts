import type { Target } from '../harness/person'
import { asks, type Signed } from '../support/people'
import { first, grid, type Shot } from './shot'

/** The grid worker of a community. */
export async function gridWork(app: Signed, url: string): Promise<Shot[]> {
  const called = await first<{ reportId: string; address: string }>(
    app,
    url,
    '/reports/queue?communityId=shangqiaoxi&limit=50',
    ({ address }) => address.startsWith('上乔西路 36 号'),
  )
  const pictured = await first<{ reportId: string; thumbUrl: string }>(
    app,
    url,
    '/reports/queue?communityId=shangqiaoxi&limit=50',
    ({ thumbUrl }) => thumbUrl !== '',
  )
  const { photos } = await asks<{ photos: { photoId: string }[] }>(app, url, `/reports/${pictured.reportId}`)
  const doubtful = await first<{ reportId: string }>(app, url, '/safety/reviews?communityId=shangqiaoxi')
  const { people } = await asks<{ people: { memberId: string; onDuty: boolean }[] }>(
    app,
    url,
    '/alerts/roster/shangqiaoxi',
  )
  const onDuty = people.find((each) => each.onDuty)?.memberId
  const shot = (name: string, path: string, ready: Target, more: Partial<Shot> = {}): Shot => ({
    ...{ name, path, ready, person: 'grid-shangqiaoxi' },
    ...more,
  })
  return [
    shot('home-grid', 'pages/home/index', '#today-log', { state: 'grid worker' }),
    shot('home-door', 'pages/home/index', '#today-log', {
      state: 'a door',
      act: async (a) => {
        await a.tap('#door-matters')
        await a.sees('公开审核')
      },
    }),
    shot('me-grid', 'pages/me/index', '#work-gridWorker-grid-desk', { state: 'grid worker' }),
    shot('queue-filter', grid('queue'), '待处理', {
      state: 'filter',
      act: async (a) => {
        await a.tap('#queue-filter')
        await a.sees('看结果')
      },
    }),
    shot('queue-select', grid('queue'), '待处理', { state: 'choosing', act: (a) => a.tap('#queue-select') }),
    shot('handle-called', `${grid('handle')}?id=${called.reportId}`, '内部备注', { state: 'taken in' }),
    shot('handle-handover', `${grid('handle')}?id=${called.reportId}`, '内部备注', {
      state: 'hand over',
      act: async (a) => {
        await a.tap('#handle-more')
        await a.tap('#more-handover')
        await a.sees('环卫所')
      },
    }),
    shot('roster-duty', grid('roster'), /现在值班/, {
      state: 'one person',
      act: async (a) => {
        await a.tap(`#duty-${onDuty}`)
        await a.sees('每周的班')
      },
    }),
    shot('reviews-hide', grid('reviews'), '公开', {
      state: 'hide',
      act: async (a) => {
        await a.tap(`#hide-${doubtful.reportId}`)
        await a.sees('不公开的原因')
      },
    }),
    shot(
      'redact',
      `${grid('redact')}?report=${pictured.reportId}&photos=${photos.map(({ photoId }) => photoId).join()}`,
      '#redact-photo',
      {
        act: (a) => a.tap('#redact-photo'),
      },
    ),
    shot('screen-choose', grid('screen'), '#screen-choose', { state: 'choose' }),
  ]
}
