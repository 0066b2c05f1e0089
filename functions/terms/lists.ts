import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { factsBy } from '@functions/worklog/queries'
import type { Outputs } from '@shared/contract/contract'
import { type ServingPost, STREET_SCOPE } from '@shared/rules/duties/posts'
import { dayOf } from '@shared/rules/time/day'
import { claimView } from './claims'
import { termsBefore, termsHeldBy, termsUntil } from './entities'
import { papersOf } from './paperEntities'
import { certificateView } from './papers'
import { termOf } from './queries'
import { servedView } from './serve'
import { claimsOf } from './servedEntities'
import { doneBy, serviceOf, termView } from './views'

/** Terms of a post: first to end first, or those that are over, latest first. One query. */
export async function termsWith(
  actor: Actor,
  { post, over, ...page }: PageQuery & { post: ServingPost; over?: 'yes' | undefined },
) {
  const { streetId, memberId } = actor
  const today = dayOf(now())
  const all = over ? termsBefore(streetId, post, today) : termsUntil(streetId, post, today)
  return pageOfQuery(page, `terms#${streetId}#${memberId}#${post}#${over ?? ''}`, all.page, termView)
}

/** A term with its time of service and what was done in it, for the office. Two queries and one for each of its terms. @throws NOT_FOUND */
export async function detailOf({ streetId }: Actor, termId: string): Promise<Outputs['terms']['detail']> {
  const term = await termOf({ streetId, scope: STREET_SCOPE }, termId)
  const all = term.memberId === undefined ? [] : await termsHeldBy(term.memberId).all()
  const { since, until, terms } = serviceOf(term, all)
  return {
    term: termView(term),
    since,
    until,
    done: await doneBy(streetId, [...new Set([term, ...terms].map(({ id }) => id))]),
  }
}

/** So many of a member's terms, of what waits and of their entries come at once. */
const TERMS = 10
const CLAIMS = 20
const SERVED = 20

/** All about the caller's posts in one answer. Four queries at once, then one for each term. */
export async function mineOf(actor: Actor): Promise<Outputs['terms']['mine']> {
  const { memberId, streetId } = actor
  const [all, claims, served, papers] = await Promise.all([
    termsHeldBy(memberId).first(TERMS),
    claimsOf(memberId).first(CLAIMS),
    servedBy(actor, { limit: SERVED }),
    papersOf(memberId).first(TERMS * 2),
  ])
  const own = all.filter(({ scope }) => scope === STREET_SCOPE)
  const terms = own.map(async (term) => {
    const { since, until, terms: time } = serviceOf(term, own)
    const done = await doneBy(streetId, [...new Set([term, ...time].map(({ id }) => id))])
    return { ...termView(term), since, until, done }
  })
  const certificates = await Promise.all(papers.map(certificateView))
  return {
    terms: await Promise.all(terms),
    waiting: claims.filter(({ decision }) => decision !== 'confirmed').map(claimView),
    served,
    certificates: certificates.flatMap((each) => each ?? []),
  }
}

/** What the caller wrote down, latest day first. One query. */
export const servedBy = ({ memberId, streetId }: Actor, page: PageQuery) =>
  pageOfQuery(page, `served#${streetId}#${memberId}`, factsBy(memberId).page, servedView)
