import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { getNow } from '@functions/platform/store/writes'
import { isActive } from '@shared/rules/duties/term'
import { addDays, type Day, startOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { MemberPosts, Term, termsOfScope } from './entities'

export type TermItem = FormattedItem<typeof Term>

interface Where {
  streetId: string
  /** `street`, or an organisation's id. */
  scope: string
}

/** A term as it stands. 1 read unit. @throws NOT_FOUND */
export async function termOf({ streetId, scope }: Where, id: string): Promise<TermItem> {
  const term = await getNow(Term, { streetId, scope, id })
  if (!term) throw problem('NOT_FOUND')
  return term
}

/** All terms of a street or organisation. One query. */
export const termsIn = ({ streetId, scope }: Where): Promise<TermItem[]> => termsOfScope(streetId, scope).all()

/** Was a term active on that day, at any moment of it? */
export const wasActiveOn = (term: TermItem, day: Day): boolean => {
  const { declinedAt, endedAt = Number.POSITIVE_INFINITY, acceptedAt = Number.POSITIVE_INFINITY } = term
  const [first, after] = [startOf(day), startOf(addDays(day, 1))]
  return declinedAt === undefined && acceptedAt < after && endedAt > first && term.from <= day && day <= term.to
}

/** Who held posts of an organisation (or those of the street itself) on a day: by the terms, whatever came after it. One query. */
export const heldOn = async (where: Where, day: Day): Promise<TermItem[]> =>
  (await termsIn(where)).filter((term) => wasActiveOn(term, day))

/** Who holds posts of an organisation this moment. One query. */
export const heldNow = async (where: Where): Promise<TermItem[]> => {
  const at = now()
  return (await termsIn(where)).filter((term) => isActive(term, at))
}

/** The posts a member holds or is offered, as they stand. 1 read unit. */
export const postsOf = async (memberId: string) => (await getNow(MemberPosts, { memberId }))?.posts ?? []
