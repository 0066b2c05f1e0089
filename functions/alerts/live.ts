import { categoriesOf } from '@functions/categories/categories'
import { presentAmong } from '@functions/identity/present'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { isCallable } from '@functions/reports/desk/desk'
import { queueCard } from '@functions/reports/desk/queue'
import { openUrgent } from '@functions/reports/desk/waiting'
import { submissionOf } from '@functions/reports/history'
import { holderOf } from '@functions/reports/place'
import { historyToAnswer } from '@functions/reports/views/access'
import type { Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { rosterOf } from './duty'
import { escalatesAt } from './urgency'

/** So many of those on duty are named to the sender. */
const NAMED = 5

/** An urgent report as its sender sees it. Two queries at once after the report's own, and a
 * read for each who is named; categories are warm. @throws NOT_FOUND */
export async function liveOf(actor: Actor, reportId: string): Promise<Outputs['alerts']['live']> {
  const { report, timeline } = await historyToAnswer(actor, reportId)
  if (!report.urgent) throw problem('NOT_FOUND')
  const serverTime = now()
  const [roster, categories] = await Promise.all([
    rosterOf(report.streetId, holderOf(report), serverTime),
    categoriesOf(report.streetId),
  ])
  const teamId = holderOf(report)
  const onDuty = roster.filter((each) => each.onDuty).slice(0, NAMED)
  // Somebody on the roster who has left is nobody to wait for.
  const present = await presentAmong(
    { streetId: report.streetId, teamId },
    onDuty.map(({ memberId }) => memberId),
  )
  const emergencyPhone = categories.find(({ id }) => id === report.categoryId)?.emergencyPhone
  const taken = timeline.find(({ move, byRole }) => byRole === 'staff' && (move === 'accept' || move === 'start'))
  return {
    ...pick(report, 'reportId', 'categoryName', 'address', 'status', 'submittedAt', 'escalatedAt'),
    emergencyPhone,
    onDuty: onDuty.filter(({ memberId }) => present.includes(memberId)).map(({ label }) => label),
    ...(taken ? { taken: { by: report.assigneeLabel ?? taken.byLabel ?? '', at: taken.at } } : {}),
    escalatesAt: escalatesAt(report.urgentSince ?? report.submittedAt),
    serverTime,
  }
}

/** Urgent reports of a team that are open, by due time: the head of its work queue. One query, and a read for each. @throws FORBIDDEN */
export async function openAlerts(actor: Actor, { teamId, ...page }: { teamId: string } & PageQuery) {
  const { memberId, streetId, grants } = actor
  if (!reaches(grants, teamId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `alerts#${memberId}#${streetId}#${teamId}`,
    openUrgent(streetId, teamId).page,
    async (report) => {
      const [card, sent] = await Promise.all([queueCard(actor, report), submissionOf(report.reportId)])
      return { ...card, answers: sent?.answers ?? [], callable: isCallable(report) }
    },
  )
}
