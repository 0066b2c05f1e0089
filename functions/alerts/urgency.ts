import { deliver } from '@functions/messages/send'
import { idAt } from '@functions/platform/ids'
import type { Change } from '@functions/platform/records'
import type { Effect } from '@functions/reports/effect'
import { Report } from '@functions/reports/entities'
import type { ReportItem } from '@functions/reports/history'
import { holderOf } from '@functions/reports/place'
import { titleOf } from '@functions/reports/title'
import { ESCALATE_MINUTES } from '@shared/rules/reportStatus'
import { OFFICE } from '@shared/rules/roster'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { reachedBy, rosterOf } from './duty'
import { AlertDue } from './entities'

const reportOf = (image: Record<string, unknown> | undefined) => image && Report.build(EntityFormatter).format(image)

/** When an urgent report goes to the street office unless somebody accepts it before. Epoch milliseconds. */
export const escalatesAt = (urgentSince: number): number => urgentSince + ESCALATE_MINUTES * 60_000

/**
 * Tells who is on duty of an urgent report, at any hour, and notes when to look at it again; tells the street office when
 * it was escalated. What it writes follows from the report's own change, so the same change twice writes it once.
 */
export const urgency: Effect = {
  name: 'urgency',
  kinds: [Report.entityName],
  run: async ({ before, after }: Change) => {
    const [was, is] = [reportOf(before), reportOf(after)]
    if (!is?.urgent) return
    if (is.status === 'submitted' && !was?.urgent) {
      const { streetId, reportId, movedAt } = is
      await AlertDue.build(PutItemCommand)
        .item({ streetId, reportId, dueAt: escalatesAt(movedAt) })
        .send()
      await tell(is, holderOf(is), movedAt, '有人紧急上报，请马上受理并赶到现场。')
      await tell(is, OFFICE, movedAt, '有人紧急上报，值班网格员已收到提醒。')
    }
    if (is.escalatedAt !== undefined && was?.escalatedAt === undefined) {
      await tell(is, OFFICE, is.escalatedAt, `${ESCALATE_MINUTES} 分钟没有人受理，请马上安排。`)
    }
  },
}

/** To everybody who is on duty in a team, each once for that moment of the report. */
async function tell(report: ReportItem, teamId: string, at: number, text: string): Promise<void> {
  const { reportId, streetId, reporterId } = report
  for (const { memberId } of reachedBy(await rosterOf(streetId, teamId, at))) {
    if (memberId === reporterId) continue
    await deliver({
      id: idAt(at, `alert#${reportId}#${memberId}`),
      memberId,
      streetId,
      kind: 'alert',
      title: titleOf(report),
      text,
      page: `packages/grid/pages/handle/index?id=${reportId}`,
      state: '紧急',
    })
  }
}
