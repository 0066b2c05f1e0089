import { copying, type Personal } from '@functions/platform/held'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { QUEUE_TABS, REPORT_MOVES, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { sayClock } from '@shared/rules/time/day'
import { HandedOver, ReportNote } from './deskEntities'
import { Report, ReportDay, ReportEvent, reportsBy } from './entities'
import { Follower, followedBy } from './followEntities'
import { historyOf } from './history'
import { Succession } from './succession/entities'
import { Here, OwnView, OwnViews, viewsOf } from './viewEntities'

/** So many reports at once: each has up to 200 entries. */
const AT_ONCE = 20

export const personal: Personal = {
  holds: [
    {
      entity: Report,
      says: 'what a member reported, where and with which photos; a caller’s name and number, sealed, and the number’s token; who handles it',
      ending: 'emptied',
      stays:
        'the hazard, its place and what was done about it belong to the street; its reporter is nobody. Callers have no account: the office deletes theirs on request',
      copy: '随手拍',
    },
    {
      entity: ReportEvent,
      says: 'what a reporter said and showed at each step; who of staff made it',
      ending: 'emptied',
      stays: 'figures are counted from the steps; the masked names of staff stay',
      copy: '随手拍经过',
    },
    {
      entity: ReportNote,
      says: 'what staff told each other about a report',
      ending: 'acts',
      stays: 'as long as the report',
      copy: { not: 'internal words of staff; they are told not to name anybody' },
    },
    {
      entity: HandedOver,
      says: 'who of staff passed a report on, masked',
      ending: 'expires',
      stays: '180 days',
      copy: { not: 'an act of staff' },
    },
    {
      entity: Succession,
      says: 'who of staff left a role and who took their open work, masked',
      ending: 'expires',
      stays: '180 days',
      copy: { not: 'an act of the office' },
    },
    {
      entity: ReportDay,
      says: 'how often a member reported on a day',
      ending: 'removed',
      copy: { not: 'a count, gone within days' },
    },
    {
      entity: OwnView,
      says: 'which views of the queue somebody of staff keeps, under their own words',
      ending: 'removed',
      copy: '工单视图',
    },
    {
      entity: OwnViews,
      says: 'how many views of the queue somebody of staff keeps',
      ending: 'removed',
      copy: { not: 'a count of what is copied' },
    },
    {
      entity: Here,
      says: 'which report somebody of staff had open at a PC, for minutes',
      ending: 'expires',
      stays: 'a few minutes, and in the table until it is swept',
      copy: { not: 'gone within minutes' },
    },
    {
      entity: Follower,
      says: 'which reports a member joined',
      ending: 'removed',
      copy: '关注的上报',
    },
  ],
  copies: [
    copying(
      '随手拍',
      ({ memberId }) => reportsBy(memberId),
      ({ reportId, submittedAt, categoryName, status, address, description, anonymous, photoIds }) => ({
        编号: sayNumber({ reportId, submittedAt }),
        时间: sayClock(submittedAt),
        类别: categoryName,
        状态: REPORT_STATUSES[status].label,
        地址: address,
        描述: description,
        匿名: anonymous ? '是' : '否',
        照片: photoIds.length,
      }),
    ),
    {
      heading: '随手拍经过',
      page: async ({ memberId }, from) => {
        const { items, next } = await reportsBy(memberId).page({ limit: AT_ONCE, from })
        const histories = await Promise.all(items.map(({ reportId }) => historyOf(reportId)))
        const entries = histories.flatMap((history) =>
          (history?.timeline ?? []).map((entry) => ({ ...entry, number: history ? sayNumber(history.report) : '' })),
        )
        return {
          rows: entries.map(({ number, at, move, by, byLabel, to, note, points }) => ({
            编号: number,
            时间: sayClock(at),
            谁: by === memberId ? '本人' : (byLabel ?? '系统'),
            操作: move === 'submit' ? '提交' : REPORT_MOVES[move].label,
            状态: REPORT_STATUSES[to].label,
            说明: note,
            积分: points,
          })),
          next,
        }
      },
    },
    copying(
      '工单视图',
      ({ memberId }) => viewsOf(memberId),
      ({ name, tab }) => ({ 名称: name, 列表: QUEUE_TABS[tab] }),
    ),
    copying(
      '关注的上报',
      ({ memberId }) => followedBy(memberId),
      ({ reportId, at, kind }) => ({ 编号: reportId, 时间: sayClock(at), 方式: kind === 'plus' ? '同感' : '合并' }),
    ),
  ],
}
