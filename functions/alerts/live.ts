import { now } from '@functions/platform/clock'
import { type PageQuery, pageOfQuery } from '@functions/platform/pages'
import { problem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { historyToAnswer } from '@functions/reports/access'
import { categoriesOf } from '@functions/reports/categories'
import { Report } from '@functions/reports/entities'
import { holderOf, queuePartition } from '@functions/reports/place'
import { queueCard } from '@functions/reports/queue'
import { streetOf, teamsOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/roles'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { rosterOf } from './duty'
import { escalatesAt } from './urgency'

/** So many of those on duty are named to the sender. */
const NAMED = 5

/** So many open ones of a team are counted: beyond it is "many". */
const COUNTED = 25

/** An urgent report as its sender sees it. Two queries at once after the report's own; categories are warm. @throws NOT_FOUND */
export async function liveOf(actor: Actor, reportId: string): Promise<Outputs['alerts']['live']> {
  const { report, timeline } = await historyToAnswer(actor, reportId)
  if (!report.urgent) throw problem('NOT_FOUND')
  const serverTime = now()
  const [roster, categories] = await Promise.all([
    rosterOf(report.streetId, holderOf(report), serverTime),
    categoriesOf(report.streetId),
  ])
  const emergencyPhone = categories.find(({ id }) => id === report.categoryId)?.emergencyPhone
  const taken = timeline.find(({ move, byRole }) => byRole === 'staff' && (move === 'accept' || move === 'start'))
  const { categoryName, address, status, submittedAt, escalatedAt } = report
  return {
    reportId,
    categoryName,
    address,
    status,
    submittedAt,
    ...(emergencyPhone ? { emergencyPhone } : {}),
    onDuty: roster
      .filter(({ onDuty }) => onDuty)
      .slice(0, NAMED)
      .map(({ label }) => label),
    ...(taken ? { taken: { by: report.assigneeLabel ?? taken.byLabel ?? '', at: taken.at } } : {}),
    ...(escalatedAt === undefined ? {} : { escalatedAt }),
    escalatesAt: escalatesAt(report.urgentSince ?? submittedAt),
    serverTime,
  }
}

/** Urgent reports of a team that are open, by due time: the head of its work queue. One query. @throws FORBIDDEN */
export async function openAlerts(actor: Actor, { teamId, ...page }: { teamId: string } & PageQuery) {
  const { memberId, streetId, grants } = actor
  if (!reaches(grants, teamId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `alerts#${memberId}#${streetId}#${teamId}`,
    (options) => openUrgent(streetId, teamId).options(options).send(),
    (report) => queueCard(actor, report),
  )
}

const openUrgent = (streetId: string, teamId: string) =>
  table
    .build(QueryCommand)
    .query({ index: 'byQueue', partition: queuePartition(streetId, teamId, 'open'), range: { beginsWith: '0#' } })
    .entities(Report)

/**
 * How many urgent reports are open in each of one's teams, teams with none left out. One query a team, at once: ½ read
 * unit where there is none.
 */
export async function waitingAlerts({ streetId, grants }: Actor): Promise<Outputs['alerts']['waiting']> {
  const teams = teamsOf(await streetOf(streetId)).filter(({ teamId }) => reaches(grants, teamId))
  const counted = await Promise.all(
    teams.map(async ({ teamId, name }) => {
      const { Items = [] } = await openUrgent(streetId, teamId).options({ limit: COUNTED }).send()
      const unaccepted = Items.filter(({ status }) => status === 'submitted').length
      return { teamId, name, open: Items.length, unaccepted }
    }),
  )
  return { teams: counted.filter(({ open }) => open > 0) }
}
