import { type PageQuery, pageOfQuery } from '@functions/platform/pages'
import { problem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import type { QueueTab } from '@shared/rules/reportStatus'
import { reaches } from '@shared/rules/roles'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Report } from './entities'
import { queuePartition } from './place'
import { cardOf } from './view'

/** One's own reports, newest first. One query. */
export function reportsOf({ memberId }: Actor, page: PageQuery) {
  return pageOfQuery(
    page,
    `reports#${memberId}`,
    (options) =>
      table
        .build(QueryCommand)
        .query({ index: 'byOwner', partition: `MEMBER#${memberId}`, range: { beginsWith: 'REPORT#' } })
        .entities(Report)
        .options({ ...options, reverse: true })
        .send(),
    cardOf,
  )
}

interface QueuePage extends PageQuery {
  communityId: string
  tab: QueueTab
}

/**
 * One list of a community's work queue: open work urgent first and then by due time, the others newest move first.
 * One query. @throws FORBIDDEN outside one's communities
 */
export async function queueOf({ memberId, streetId, grants }: Actor, { communityId, tab, ...page }: QueuePage) {
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `queue#${memberId}#${streetId}#${communityId}#${tab}`,
    (options) =>
      table
        .build(QueryCommand)
        .query({ index: 'byQueue', partition: queuePartition(streetId, communityId, tab) })
        .entities(Report)
        .options({ ...options, reverse: tab !== 'open' })
        .send(),
    cardOf,
  )
}
