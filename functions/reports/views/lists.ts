import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { reportsBy } from '../entities'
import { cardOf } from './view'

/** One's own reports, newest first. One query. */
export function reportsOf({ memberId }: Actor, page: PageQuery) {
  return pageOfQuery(page, `reports#${memberId}`, reportsBy(memberId).page, cardOf)
}
