import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { STREET_SCOPE } from '@shared/rules/duties/posts'
import { stateOfTerm, TERM_STATES, type TermState } from '@shared/rules/duties/term'
import { type TermItem, termOf } from './queries'
import { answered, doneBefore, ended } from './steps'
import { type TermView, termView } from './views'

interface Act {
  id: string
  termId: string
}

const there = ({ streetId }: Actor) => ({ streetId, scope: STREET_SCOPE })

/** A term of the caller's own, as it stands. 1 read unit. @throws NOT_FOUND */
export async function ownTerm(actor: Actor, termId: string): Promise<TermItem> {
  const term = await termOf(there(actor), termId)
  if (term.memberId !== actor.memberId) throw problem('NOT_FOUND')
  return term
}

/** @throws TERM_OVER unless the term stands so at this moment */
function refuseUnless(term: TermItem, at: number, ...states: TermState[]): void {
  const state = stateOfTerm(term, at)
  if (!states.includes(state)) throw problem('TERM_OVER', { label: TERM_STATES[state].label })
}

/** The member says yes or no to an offer. Two reads and one transaction of 12 write units. @throws NOT_FOUND, TERM_OVER */
export function answer(actor: Actor, { id, termId }: Act, accepts: boolean): Promise<TermView> {
  const hash = actFingerprint(actor, { termId, accepts })
  return untilAnswered<TermView>(async () => {
    const term = await ownTerm(actor, termId)
    if (doneBefore(term.answer, { id, hash })) return termView(term)
    const at = now()
    refuseUnless(term, at, 'offered')
    const steps = [...(await answered<TermView>(term, accepts, { id, hash, at })), stillTrusted(actor)]
    const said = accepts ? { acceptedAt: at } : { declinedAt: at }
    return transact<TermView>(steps, () => termView({ ...term, ...said }))
  })
}

/** Ends a term this moment. Two reads and one transaction of 12 write units. */
function end(
  actor: Actor,
  { id, termId, reason }: Act & { reason: string },
  find: () => Promise<TermItem>,
  byLabel: string,
): Promise<TermView> {
  const hash = actFingerprint(actor, { end: termId, reason })
  return untilAnswered<TermView>(async () => {
    const term = await find()
    if (doneBefore(term.ending, { id, hash })) return termView(term)
    const at = now()
    refuseUnless(term, at, 'offered', 'coming', 'active')
    const ending = { id, hash, by: actor.memberId, byLabel, reason }
    const steps = [...(await ended<TermView>(term, { ...ending, at })), stillTrusted(actor)]
    return transact<TermView>(steps, () => termView({ ...term, endedAt: at, ending }))
  })
}

/** The office ends a term or takes an offer back. @throws NOT_FOUND, TERM_OVER */
export const endByOffice = async (actor: Actor, act: Act & { reason: string }): Promise<TermView> =>
  end(actor, act, () => termOf(there(actor), act.termId), await labelOf(actor, '管理员'))

/** The member gives the post up. @throws NOT_FOUND, TERM_OVER */
export const resign = (actor: Actor, act: Act & { reason: string }): Promise<TermView> =>
  end(actor, act, () => ownTerm(actor, act.termId), '本人')
