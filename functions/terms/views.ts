import { countersOf } from '@functions/counters/queries'
import { MONTH, servedScope } from '@functions/counters/scopes'
import { now } from '@functions/platform/clock'
import type { Outputs } from '@shared/contract/contract'
import { SERVED_IDS } from '@shared/rules/duties/served'
import { stateOfTerm, timesOfService } from '@shared/rules/duties/term'
import { dayOf } from '@shared/rules/time/day'
import type { TermItem } from './queries'

export type TermView = Outputs['terms']['appoint']
export type Done = Outputs['terms']['detail']['done']

export function termView(term: TermItem): TermView {
  const { id, post, nameMasked, memberId, communityId, from, to, issuer, byLabel, at, ending, letter } = term
  const { acceptedAt, declinedAt, endedAt } = term
  return {
    ...{ termId: id, post, name: nameMasked, memberId, communityId, from, to, issuer, byLabel, at, letter },
    ...{ acceptedAt, declinedAt, endedAt, reason: ending?.reason, endedBy: ending?.byLabel },
    state: stateOfTerm(term, now()),
  }
}

/** The days a term was held or is to be held. */
export const heldDays = ({ from, to, endedAt }: TermItem) => {
  const last = endedAt === undefined ? to : dayOf(endedAt)
  return { from, to: last < to ? last : to }
}

/** Terms of the same post without a gap before or after one, itself included: one time of service. */
export function serviceOf(term: TermItem, all: readonly TermItem[]) {
  const held = all.filter(
    ({ post, scope, acceptedAt, declinedAt }) =>
      post === term.post && scope === term.scope && acceptedAt !== undefined && declinedAt === undefined,
  )
  const own = heldDays(term)
  const time =
    timesOfService([own, ...held.map(heldDays)]).find(({ from, to }) => from <= own.from && own.to <= to) ?? own
  const terms = held.filter((each) => time.from <= each.from && heldDays(each).to <= time.to)
  return { since: time.from, until: time.to, terms }
}

/** What was done by some terms, by category; a few seconds behind. One query for each. */
export async function doneBy(streetId: string, termIds: readonly string[]): Promise<Done> {
  const counters = await Promise.all(termIds.map((id) => countersOf(servedScope(streetId, id), MONTH).all()))
  const sums = counters.flat()
  return SERVED_IDS.flatMap((categoryId) => {
    const own = sums.filter(({ bucket }) => bucket.split('#')[2] === categoryId)
    const entries = own.reduce((sum, each) => sum + (each.entries ?? 0), 0)
    const quantity = own.reduce((sum, each) => sum + (each.quantity ?? 0), 0)
    return entries === 0 && quantity === 0 ? [] : [{ categoryId, entries, quantity }]
  })
}
