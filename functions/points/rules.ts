import { cached } from '@functions/platform/cache'
import { table } from '@functions/platform/table'
import { amountFor } from '@shared/rules/earning'
import type { EarnReason } from '@shared/rules/points'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Rule } from './entities'

/**
 * Earning rules of a street, all versions; kept ≤ 60 s. Safe to write by, because a changed rule begins at least
 * two minutes after it is written (RULE_LEAD_MS): a cache as old as it may be already holds it.
 */
export const rulesOf = cached(async (streetId) => {
  const { Items } = await table
    .build(QueryCommand)
    .query({ partition: `STREET#${streetId}`, range: { beginsWith: 'RULE#' } })
    .entities(Rule)
    .options({ maxPages: 4 })
    .send()
  return Items ?? []
})

/** Points of a reason in a street at an instant; 0 when no rule is in force. */
export async function pointsOf(streetId: string, reason: EarnReason, at: number): Promise<number> {
  return amountFor(await rulesOf(streetId), reason, at)
}
