import { queueTabOf, type ReportStatus } from './reportStatus'

/** What is said of what was typed when it is no number. */
export const NO_NUMBER = '编号像 1129-K7Q3，在那一件工单的标题下面'

/** Of the reports that have a number, those another one can be merged into; and what is said when there is not exactly one. */
export function targetsAmong<T extends { reportId: string; status: ReportStatus }>(
  found: readonly T[],
  reportId: string,
): { targets: T[]; said?: string } {
  const others = found.filter((each) => each.reportId !== reportId)
  const targets = others.filter(({ status }) => queueTabOf(status) !== 'closed')
  if (targets.length === 1) return { targets }
  if (targets.length > 1) return { targets, said: `有 ${targets.length} 件是这个编号，请选一件` }
  if (others.length > 0) return { targets, said: '这一件已经办结，不能并过去' }
  return { targets, said: found.length > 0 ? '这就是现在这一件' : '没有这个编号，或者不归你的社区' }
}
