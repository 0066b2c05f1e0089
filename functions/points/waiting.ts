import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { MOST_COUNTED } from '@shared/rules/messages'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Proposal } from './officeEntities'

/** How many proposals wait for this administrator: not their own, nor about them. One query of the first of the list. */
export async function approvalsWaiting({ streetId, memberId }: Actor): Promise<number> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: `PROPOSALS#${streetId}`, range: { beginsWith: 'OPEN#' } })
    .entities(Proposal)
    .options({ limit: 2 * MOST_COUNTED })
    .send()
  return Items.filter((proposal) => proposal.proposedBy !== memberId && proposal.memberId !== memberId).length
}
