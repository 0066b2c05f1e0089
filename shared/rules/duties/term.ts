import { addDays, type Day, startOf } from '../time/day'

/** A post that somebody has been offered for some time. `from` and `to` are its first and last Shanghai day. */
export interface Term {
  from: Day
  to: Day
  /** Epoch milliseconds. */
  acceptedAt?: number | undefined
  declinedAt?: number | undefined
  endedAt?: number | undefined
}

/** Where a term stands; worked out at every look, never stored. */
export const TERM_STATES = {
  offered: { label: '待接受' },
  declined: { label: '已婉拒' },
  coming: { label: '未开始' },
  active: { label: '任期中' },
  over: { label: '已到期' },
  ended: { label: '已解除' },
} as const
export type TermState = keyof typeof TERM_STATES

/** The first instant after a term, epoch milliseconds: midnight after its last day, or when it was ended before. */
export const endOf = ({ to, endedAt }: Term): number =>
  Math.min(startOf(addDays(to, 1)), endedAt ?? Number.POSITIVE_INFINITY)

/** Where a term stands at an instant (epoch milliseconds). An offer that nobody answered ends with the term. */
export function stateOfTerm(term: Term, at: number): TermState {
  if (term.declinedAt !== undefined && term.declinedAt <= at) return 'declined'
  if (term.endedAt !== undefined && term.endedAt <= at) return 'ended'
  if (endOf(term) <= at) return 'over'
  if (term.acceptedAt === undefined || term.acceptedAt > at) return 'offered'
  return at < startOf(term.from) ? 'coming' : 'active'
}

/** May somebody act by this term at an instant? */
export const isActive = (term: Term, at: number): boolean => stateOfTerm(term, at) === 'active'

/**
 * Terms of one post and person as they are read: one that begins on the day after another ends, or before, continues it, so that
 * who was appointed again early has one time of service. In order of their first days.
 */
export function timesOfService(terms: readonly Pick<Term, 'from' | 'to'>[]): { from: Day; to: Day }[] {
  const times: { from: Day; to: Day }[] = []
  for (const { from, to } of [...terms].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = times.at(-1)
    if (last && from <= addDays(last.to, 1)) last.to = to > last.to ? to : last.to
    else times.push({ from, to })
  }
  return times
}
