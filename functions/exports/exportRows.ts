import { CLOCK, reporterLabel } from '@functions/reports/desk/people'
import type { EventItem, History } from '@functions/reports/history'
import type { ExportKind } from '@shared/rules/reports/reportExport'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { REPORT_MOVES, REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import type { Cell } from '@shared/rules/text/csv'
import { sayClock } from '@shared/rules/time/day'

/** The columns of both tables. */
export const HEADS: Readonly<Record<ExportKind, readonly string[]>> = {
  reports: [
    ...['编号', '类别', '状态', '紧急', '社区', '地址', '描述', '上报人', '上报时间', '首次响应', '应办结时间'],
    ...['处理完成', '确认解决', '再次处理次数', '同感人数', '处理人', '完整编号'],
  ],
  timeline: ['工单编号', '序号', '时间', '谁', '操作', '原状态', '新状态', '说明', '完整编号'],
}

/** Rows of a report in a table of that kind, as staff may know it: no phone number, no internal note. */
export async function rowsOf(kind: ExportKind, communityName: string, history: History): Promise<Cell[][]> {
  const label = await reporterLabel(history.report)
  return kind === 'reports' ? [reportRow(communityName, history, label)] : timelineRows(history, label)
}

function reportRow(communityName: string, { report, timeline }: History, label: string): Cell[] {
  const { reportId, categoryName, status, urgent, address, submittedAt, firstResponseAt, dueAt, resolvedAt } = report
  const confirmed = timeline.filter(({ move }) => move === 'confirm').at(-1)
  return [
    ...[sayNumber(report), categoryName, sayStatus(status), urgent ? '是' : '否', communityName, address],
    ...[wordsOf(report.description, timeline), label],
    ...[submittedAt, firstResponseAt, dueAt, resolvedAt, confirmed?.at].map(sayAt),
    ...[report.reopenedCount, report.pluses ?? 0, report.assigneeLabel, reportId],
  ]
}

function timelineRows({ report, timeline }: History, label: string): Cell[][] {
  return timeline.map((entry) => {
    const { reportId, seq, at, move, from, to, note } = entry
    return [
      ...[
        sayNumber(report),
        seq,
        sayClock(at),
        sayWho(entry, label),
        move === 'submit' ? '提交' : REPORT_MOVES[move].label,
      ],
      ...[from && sayStatus(from), sayStatus(to), move === 'submit' ? wordsOf(report.description, timeline) : note],
      reportId,
    ]
  })
}

/** The whole description: a long one stands in the first entry. */
const wordsOf = (beginning: string, timeline: readonly EventItem[]) =>
  timeline.find(({ move }) => move === 'submit')?.note ?? beginning

const sayAt = (at: number | undefined) => at && sayClock(at)

/** The word for staff; the app's own speaks to the reporter. */
const sayStatus = (status: ReportStatus) => (status === 'resolved' ? '待确认' : REPORT_STATUSES[status].label)

function sayWho({ byRole, byLabel = '' }: EventItem, label: string): string {
  if (byRole === 'clock') return CLOCK
  return byRole === 'reporter' ? label : byLabel
}
