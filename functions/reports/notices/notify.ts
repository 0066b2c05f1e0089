import { presentAmong, presentIn } from '@functions/identity/present'
import { announceAll, type Delivery } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import type { Change } from '@functions/platform/events/records'
import { idAt } from '@functions/platform/store/ids'
import { getNow } from '@functions/platform/store/writes'
import { pageLink } from '@shared/pages'
import { AUTO_CLOSE_DAYS, REOPEN_DAYS, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Report, ReportEvent } from '../entities'
import type { EventItem, ReportItem } from '../history'
import { hasAccount } from '../moves/move'
import { titleOf } from '../moves/title'
import { holderOf } from '../place'

/** Reads as a line of the inbox; the note of the move stands in it, cut when it is delivered. */
const TO_REPORTER: Partial<Record<EventItem['move'], (event: EventItem) => string>> = {
  accept: ({ byLabel = '', points }) => `${byLabel} 已受理${points ? `，你得 ${points} 分` : ''}。`,
  ask: ({ note = '' }) => `网格员想问你：${note}`,
  resolve: ({ note }) => `处理完了，请看看是不是真的解决了。${note ? `处理说明：${note}` : ''}`,
  reject: ({ note = '' }) => `没有受理：${note}`,
  merge: () => '和另一件同样的上报并在一起办，你的记录都留着。',
  handOver: ({ about = '' }) => `已转给${about}处理。`,
  escalate: () => '还没有人受理，已经催办到街道。',
  close: () => `${AUTO_CLOSE_DAYS} 天没有选，已自动办结。没解决的话，${REOPEN_DAYS} 天内点“没有解决”就会再处理。`,
  restore: ({ byLabel = '', note = '' }) => `${byLabel} 重新办理了：${note}`,
}

const TO_HANDLER: Partial<Record<EventItem['move'], (event: EventItem) => string>> = {
  reply: ({ note = '' }) => `上报人回答：${note}`,
  reopen: ({ note = '' }) => `上报人说没有解决：${note}`,
}

/**
 * Tells the people a report's move concerns: its reporter, or who has it in hand. A message's id follows from the
 * timeline entry, so a repeated record sends nothing again.
 */
export const notification: Effect = {
  name: 'notification',
  kinds: [ReportEvent.entityName],
  run: async ({ before, after }: Change) => {
    if (before || !after) return
    const event = ReportEvent.build(EntityFormatter).format(after)
    if (!TO_REPORTER[event.move] && !TO_HANDLER[event.move]) return
    const report = await getNow(Report, { reportId: event.reportId })
    if (report) await tell(report, event)
  },
}

async function tell(report: ReportItem, event: EventItem): Promise<void> {
  const handlers = TO_HANDLER[event.move] ? await presentOf(report, handlersOf(report, event), event.by) : []
  await announceAll(deliveriesOf(report, event, handlers))
}

/**
 * Those of the handlers who still may work on the report; its whole team where none of them does, so that no answer is
 * left with somebody who has gone. One read for each.
 */
async function presentOf(report: ReportItem, handlers: readonly string[], by: string): Promise<string[]> {
  const { streetId, reporterId } = report
  const teamId = holderOf(report)
  const present = await presentAmong({ streetId, teamId }, handlers)
  if (present.length > 0) return present
  return (await presentIn(streetId, teamId)).filter((memberId) => memberId !== by && memberId !== reporterId)
}

/** The messages that a move of a report gives rise to, always the same ones. */
export function deliveriesOf(
  report: ReportItem,
  event: EventItem,
  handlers: readonly string[] = handlersOf(report, event),
): Delivery[] {
  const { reportId, reporterId, streetId } = report
  const to = (memberId: string, text: string, page: 'worker/report' | 'grid/handle'): Delivery => ({
    id: idAt(event.at, `${reportId}#${event.seq}#${memberId}`),
    memberId,
    streetId,
    kind: 'report',
    title: titleOf(report),
    text,
    page: pageLink(page, { id: reportId }),
    state: REPORT_STATUSES[event.to].label,
  })
  const toReporter = hasAccount(report) ? TO_REPORTER[event.move] : undefined
  const toHandler = TO_HANDLER[event.move]
  return [
    ...(toReporter ? [to(reporterId, toReporter(event), 'worker/report')] : []),
    ...(toHandler ? handlers.map((id) => to(id, toHandler(event), 'grid/handle')) : []),
  ]
}

/** Who has it in hand, and for an answer who asked; nobody is told what they did themselves. */
function handlersOf({ assigneeId, askedBy }: ReportItem, { move, by }: EventItem): string[] {
  const all = [assigneeId, move === 'reply' ? askedBy : undefined]
  return [...new Set(all)].filter((memberId): memberId is string => memberId !== undefined && memberId !== by)
}
