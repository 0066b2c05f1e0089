import type { Target } from '../harness/person'
import type { Signed } from '../support/people'
import { lastMonth } from './merchant'
import { admin, first, merchant, type Shot } from './shot'

/** The street office. */
export async function office(app: Signed, url: string): Promise<Shot[]> {
  const { memberId } = await first<{ memberId: string }>(
    app,
    url,
    '/registrations?communityId=shangqiaoxi&status=confirmed',
  )
  const shot = (name: string, path: string, ready: Target, more: Partial<Shot> = {}): Shot => ({
    ...{ name, path, ready, person: 'admin' },
    ...more,
  })
  return [
    shot('home-admin', 'pages/home/index', '#today-log', { state: 'admin' }),
    shot('me-admin', 'pages/me/index', '我的数据', { state: 'admin' }),
    shot('template-new', admin('templates'), '#template-new', { state: 'new', act: (a) => a.tap('#template-new') }),
    shot('client-new', admin('clients'), '市民热线（示例）', { state: 'new', act: (a) => a.tap('#client-begin') }),
    shot('client-key', admin('clients'), '市民热线（示例）', {
      state: 'the key',
      act: async (a) => {
        await a.tap('#client-begin')
        await a.type('#client-name', '另一个系统')
        await a.tap('#client-add')
        await a.sees('只显示这一次')
      },
    }),
    shot('points-member', `${admin('member')}?id=${memberId}`, '#member-head'),
    shot('points-award', `${admin('member')}?id=${memberId}`, '#member-head', {
      state: 'award',
      act: (a) => a.tap('#member-award'),
    }),
    shot('shop-closed', `${merchant('month')}?shop=nuanyang-bun&month=${lastMonth()}`, '已结清', { state: 'closed' }),
    shot('shop-close', `${merchant('month')}?shop=xiaonuan-noodle&month=${lastMonth()}`, '#month-close', {
      state: 'close',
      act: (a) => a.tap('#month-close'),
    }),
  ]
}
