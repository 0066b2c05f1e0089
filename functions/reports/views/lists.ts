import { type PageQuery, pageOfQuery } from '@functions/platform/pages'
import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Report } from '../entities'
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
