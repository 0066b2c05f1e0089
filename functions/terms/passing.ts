import { problem } from '@functions/platform/problem'
import { getEachNow } from '@functions/platform/store/batch'
import { derivedId } from '@functions/platform/store/ids'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf, putNew, updateIf } from '@functions/platform/store/writes'
import { POSTS } from '@shared/rules/duties/posts'
import { dayOf } from '@shared/rules/time/day'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import { Holder, MemberPosts, ownTermPlace, Term, termPlace } from './entities'
import type { TermItem } from './queries'
import { MOST_POSTS } from './taken'

interface Passing {
  /** The write that passes them on: new terms' ids follow from it. */
  id: string
  hash: string
  streetId: string
  leaverId: string
  successor: { memberId: string; label: string }
  by: string
  byLabel: string
  reason: string
  at: number
}

/** The term by which a post goes on with somebody else. */
export const termAfter = (id: string, term: Pick<TermItem, 'id'>): string => derivedId(id, `term#${term.id}`)

/**
 * Posts of organisations pass to somebody else, to their last days: three reads at most, and for each term two writes, three
 * where the post has one holder, and two more in all. Where the successor holds the same post already theirs goes on.
 * Each step is conditioned on what was read: run it within `untilAnswered`. @throws POSTS_FULL
 */
export async function passesOn(terms: readonly TermItem[], passing: Passing): Promise<Step<never>[]> {
  const { id, hash, streetId, leaverId, successor, by, byLabel, reason, at } = passing
  const today = dayOf(at)
  const single = terms.filter(({ post }) => POSTS[post].holders === 'one')
  const [left, taken, holders] = await Promise.all([
    getNow(MemberPosts, { memberId: leaverId }),
    getNow(MemberPosts, { memberId: successor.memberId }),
    getEachNow(
      Holder,
      single.map(({ scope, post }) => ({ streetId, scope, post })),
    ),
  ])
  const open = (taken?.posts ?? []).filter(({ to }) => to >= today)
  const goOn = terms.filter(({ scope, post }) => !open.some((held) => held.scope === scope && held.post === post))
  if (open.length + goOn.length > MOST_POSTS) throw problem('POSTS_FULL')
  const spanOf = (term: TermItem) => ({ termId: termAfter(id, term), from: startOf(term, today), to: term.to })
  const ids = new Set(terms.map((term) => term.id))
  return [
    ...terms.map((term) => {
      const ending = { id, hash, by, byLabel, reason }
      const place = termPlace(streetId, term.post, today < term.to ? today : term.to, term.id)
      const open = {
        and: [{ attr: 'declinedAt', exists: false } as const, { attr: 'endedAt', exists: false } as const],
      }
      return updateIf(
        Term,
        { streetId, scope: term.scope, id: term.id, endedAt: at, ending: $set(ending), ...place },
        open,
      )
    }),
    ...goOn.map((term) => {
      const { termId, from, to } = spanOf(term)
      const who = { memberId: successor.memberId, nameMasked: successor.label }
      const given = { streetId, scope: term.scope, id: termId, hash, post: term.post, from, to, issuer: term.issuer }
      const places = { ...termPlace(streetId, term.post, to, termId), ...ownTermPlace(who.memberId, from, termId) }
      return putNew(Term, { ...given, ...who, by, byLabel, at, acceptedAt: at, ...places })
    }),
    ...single.map((term, place) => {
      const holder = holders[place]
      const spans = (holder?.spans ?? []).filter(({ termId, to }) => termId !== term.id && to >= today)
      const next = goOn.includes(term) ? [...spans, spanOf(term)] : spans
      return putIf<typeof Holder>(
        Holder,
        { streetId, scope: term.scope, post: term.post, version: (holder?.version ?? 0) + 1, spans: next },
        asSeen('version', holder?.version),
      )
    }),
    putIf<typeof MemberPosts>(
      MemberPosts,
      {
        ...{ memberId: leaverId, streetId, version: (left?.version ?? 0) + 1 },
        posts: (left?.posts ?? []).filter(({ termId, to }) => !ids.has(termId) && to >= today),
      },
      asSeen('version', left?.version),
    ),
    putIf<typeof MemberPosts>(
      MemberPosts,
      {
        ...{ memberId: successor.memberId, streetId, version: (taken?.version ?? 0) + 1 },
        posts: [
          ...open,
          ...goOn.map((term) => ({ ...spanOf(term), scope: term.scope, post: term.post, acceptedAt: at })),
        ],
      },
      asSeen('version', taken?.version),
    ),
  ]
}

/** A term that has not begun goes on from its own first day. */
const startOf = ({ from }: TermItem, today: string): string => (from > today ? from : today)
