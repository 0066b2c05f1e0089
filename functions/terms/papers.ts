import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit } from '@functions/platform/store/transact'
import { firstTime, get, getNow } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { SERVING_POSTS, STREET_SCOPE } from '@shared/rules/duties/posts'
import { stateOfTerm, TERM_STATES } from '@shared/rules/duties/term'
import { holds } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import { ownTerm } from './acts'
import { codeOf, numberOf, type PaperItem, paperOf } from './codes'
import { Term, termsHeldBy } from './entities'
import { Paper, paperPlace, papersOf } from './paperEntities'
import { type TermItem, termOf } from './queries'
import { doneBy, serviceOf } from './views'

export type Certificate = Outputs['terms']['certify']
type Checked = Outputs['terms']['check']

/** So many certificates of a term. */
const MOST = 20

/** A certificate with its code. */
export async function certificateView(paper: PaperItem): Promise<Certificate | undefined> {
  const { said, at } = paper
  if (said?.post === undefined) return undefined
  const { nameMasked: name, post, from, to, issuer, done } = said
  return { code: await codeOf(paper), at, post, from, to, issuer, name, done }
}

const theOne = (view: Certificate | undefined): Certificate => {
  if (!view) throw problem('NOT_FOUND')
  return view
}

/**
 * Certifies what was done in a time of service until now: it stands in the paper, whatever comes later. Reads by the number of
 * its terms; one transaction of 6 write units. @throws NOT_FOUND, TERM_OVER, CERTIFICATES_FULL
 */
export async function certify(actor: Actor, { termId, id }: { termId: string; id: string }): Promise<Certificate> {
  const { streetId } = actor
  const hash = actFingerprint(actor, { certify: termId })
  const number = await numberOf(id)
  const term = holds(actor.grants, 'admin')
    ? await termOf({ streetId, scope: STREET_SCOPE }, termId)
    : await ownTerm(actor, termId)
  const { memberId, nameMasked, issuer } = term
  const post = SERVING_POSTS.find((each) => each === term.post)
  if (memberId === undefined || !post) throw problem('NOT_FOUND')
  const at = now()
  const first = await guarded(
    async () => {
      const state = stateOfTerm(term, at)
      const hasServed = term.acceptedAt !== undefined && state !== 'coming'
      if (!hasServed) throw problem('TERM_OVER', { label: TERM_STATES[state].label })
      if ((await papersOf(memberId, termId).count(MOST)) >= MOST) throw problem('CERTIFICATES_FULL')
    },
    async () => firstOf(await getNow(Paper, { number }), hash),
  )
  if (first) return theOne(await certificateView(first))
  const { since: from, until, terms } = serviceOf(term, await termsHeldBy(memberId).all())
  const today = dayOf(at)
  const done = await doneBy(streetId, [...new Set([term, ...terms].map((each) => each.id))])
  const said = { nameMasked, post, from, to: until < today ? until : today, issuer, done }
  const paper = { number, id, hash, kind: 'certificate' as const, streetId, termId, at, said }
  const made = await commit<PaperItem>(
    [
      firstTime<typeof Paper, PaperItem>(
        Paper,
        { ...paper, ...paperPlace(memberId, termId, 'certificate', id) },
        (old) => old,
      ),
      stillTrusted(actor),
    ],
    () => ({ ...paper, ...paperPlace(memberId, termId, 'certificate', id) }),
  )
  return theOne(await certificateView(made))
}

/** What the paper of a code says, to anybody. One or two reads. @throws PAPER_INVALID */
export async function check(code: string): Promise<Checked> {
  const paper = await paperOf(code)
  if (!paper) throw problem('PAPER_INVALID')
  const { kind, streetId, termId: id, at, said } = paper
  if (said) {
    const { nameMasked: name, ...words } = said
    return { kind, name, ...words, at }
  }
  const term = await get(Term, { streetId, scope: STREET_SCOPE, id })
  if (!term) throw problem('PAPER_INVALID')
  return { kind, name: term.nameMasked, ...letterOf(term), done: [], at }
}

const letterOf = (term: TermItem) => {
  const { post, from, to, issuer } = term
  return { post, from, to, issuer, state: stateOfTerm(term, now()) }
}
