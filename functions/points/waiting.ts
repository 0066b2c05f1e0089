import type { Actor } from '@functions/platform/http/token'
import { MOST_COUNTED } from '@shared/rules/office/messages'
import { proposalsWaiting } from './officeEntities'

/** How many proposals wait for this administrator: not their own, nor about them. One query of the first of the list. */
export async function approvalsWaiting({ streetId, memberId }: Actor): Promise<number> {
  const waiting = await proposalsWaiting(streetId).first(2 * MOST_COUNTED)
  return waiting.filter((proposal) => proposal.proposedBy !== memberId && proposal.memberId !== memberId).length
}

/** How many proposals of somebody wait for a second person, among the first of the list. One query. */
export async function proposedBy(streetId: string, memberId: string): Promise<number> {
  const waiting = await proposalsWaiting(streetId).first(2 * MOST_COUNTED)
  return waiting.filter((proposal) => proposal.proposedBy === memberId).length
}
