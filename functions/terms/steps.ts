import { problem } from '@functions/platform/problem'
import type { Step } from '@functions/platform/store/transact'
import { firstTime, updateIf } from '@functions/platform/store/writes'
import { dayOf } from '@shared/rules/time/day'
import type { InputItem } from 'dynamodb-toolbox/entity'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import { ownTermPlace, Term, termPlace } from './entities'
import type { TermItem } from './queries'
import { frees, refuseTaken, takenNow, takes } from './taken'

/**
 * What other slices write of terms in their own transactions. Each reads first what it depends on: run it within
 * `untilAnswered`, so that whoever was overtaken reads anew. A repeat is recognised by the term itself.
 */
type NewTerm = Omit<
  InputItem<typeof Term>,
  'declinedAt' | 'answer' | 'endedAt' | 'ending' | 'ownerPk' | 'ownerSk' | 'queuePk' | 'queueSk'
> & { hash: string }

/**
 * Offers somebody a post for a time; with `acceptedAt` it needs no answer. One or two reads; 6 write units for somebody by name
 * alone, 8 for a member, 2 more where the post has one holder. `replay`: the answer of the same offer sent again.
 * @throws ALREADY_APPOINTED, POST_TAKEN, POSTS_FULL
 */
export async function offered<T>(term: NewTerm, replay: (first: TermItem) => T): Promise<Step<T>[]> {
  const { streetId, scope, id: termId, post, memberId, from, to, acceptedAt } = term
  const taken = { streetId, scope, post, memberId, termId, from, to, acceptedAt }
  const seen = await takenNow(taken)
  refuseTaken(seen, taken)
  const own = memberId === undefined ? undefined : ownTermPlace(memberId, from, termId)
  return [firstTime(Term, { ...term, ...termPlace(streetId, post, to, termId), ...own }, replay), ...takes(seen, taken)]
}

interface Act {
  id: string
  hash: string
  at: number
}

const ofTerm = ({ streetId, scope, id }: TermItem) => ({ streetId, scope, id })
const unanswered = {
  and: [
    { attr: 'acceptedAt', exists: false } as const,
    { attr: 'declinedAt', exists: false } as const,
    { attr: 'endedAt', exists: false } as const,
  ],
}

/** The member's own answer. One or two reads; 8 write units and what the post takes. The caller looked at where the term stands. */
export async function answered<T>(term: TermItem, accepts: boolean, { id, hash, at }: Act): Promise<Step<T>[]> {
  const taken = { ...ofTerm(term), ...{ post: term.post, memberId: term.memberId, termId: term.id } }
  const seen = await takenNow(taken)
  const said = accepts ? { acceptedAt: at } : { declinedAt: at }
  return [
    updateIf<typeof Term, T>(Term, { ...ofTerm(term), ...said, answer: $set({ id, hash }) }, unanswered),
    ...(accepts ? takes(seen, { ...taken, from: term.from, to: term.to, acceptedAt: at }) : frees(seen, taken)),
  ]
}

/**
 * Ends a term this moment, or takes an offer back. One or two reads; 8 write units and what the post takes.
 * @throws TERM_OVER when it was ended or declined meanwhile
 */
export async function ended<T>(
  term: TermItem,
  { at, ...ending }: Act & { by: string; byLabel: string; reason: string },
): Promise<Step<T>[]> {
  const { streetId, post, id: termId, memberId, to } = term
  const taken = { ...ofTerm(term), post, memberId, termId }
  const seen = await takenNow(taken)
  const day = dayOf(at)
  const open = {
    and: [{ attr: 'declinedAt', exists: false } as const, { attr: 'endedAt', exists: false } as const],
  }
  return [
    updateIf<typeof Term, T>(
      Term,
      { ...ofTerm(term), endedAt: at, ending: $set(ending), ...termPlace(streetId, post, day < to ? day : to, termId) },
      open,
    ),
    ...frees(seen, taken),
  ]
}

/** What this write did to a term before, if it did. @throws IDEMPOTENCY_CONFLICT */
export function doneBefore(done: { id: string; hash: string } | undefined, { id, hash }: Pick<Act, 'id' | 'hash'>) {
  if (done?.id !== id) return false
  if (done.hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
  return true
}
