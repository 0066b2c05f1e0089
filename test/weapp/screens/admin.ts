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
    shot('today', admin('today'), '#metric-redeemed'),
    shot('report-stats', admin('reportStats'), /按每一步发生的月份|换个月份看看/),
    shot('me-admin', 'pages/me/index', '我的数据', { state: 'admin' }),
    shot('categories', admin('categories'), '道路坑洼'),
    shot('category', `${admin('category')}?id=wire`, '#category-save'),
    shot('overdue', admin('overdue'), /前办完/),
    shot('exports', admin('exports'), '#export-start'),
    shot('templates', admin('templates'), '#template-new'),
    shot('template-new', admin('templates'), '#template-new', { state: 'new', act: (a) => a.tap('#template-new') }),
    shot('clients', admin('clients'), '市民热线（示例）'),
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
    shot('working', admin('working'), '#weekday-1'),
    shot('screening', admin('screening'), '#screening-reports'),
    shot('points-desk', admin('points'), '#find-phone'),
    shot('points-member', `${admin('member')}?id=${memberId}`, '#member-head'),
    shot('points-award', `${admin('member')}?id=${memberId}`, '#member-head', {
      state: 'award',
      act: (a) => a.tap('#member-award'),
    }),
    shot('approvals', admin('approvals'), '同意'),
    shot('acts', admin('acts'), '奖励积分'),
    shot('rule-board', admin('rules'), '#rule-checkin'),
    shot('rule', `${admin('rule')}?reason=checkin`, '#rule-amount'),
    shot('flags', admin('flags'), '看过了'),
    shot('points-settings', admin('settings'), '#point-fen'),
    shot('shops', admin('shops'), '待结清'),
    shot('shop-closed', `${merchant('month')}?shop=nuanyang-bun&month=${lastMonth()}`, '已结清', { state: 'closed' }),
    shot('shop-close', `${merchant('month')}?shop=xiaonuan-noodle&month=${lastMonth()}`, '#month-close', {
      state: 'close',
      act: (a) => a.tap('#month-close'),
    }),
  ]
}
