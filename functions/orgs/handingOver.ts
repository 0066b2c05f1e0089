import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { getEachNow } from '@functions/platform/store/batch'
import { actFingerprint, digest } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow } from '@functions/platform/store/writes'
import { passesOn, termAfter } from '@functions/terms/passing'
import { postsOf, type TermItem } from '@functions/terms/queries'
import { termsNow } from '@functions/terms/standing'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { endOf } from '@shared/rules/duties/term'
import { HANDOVER_WRITES, isOrgPost } from '@shared/rules/people/instructing'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { dutyBecomes, dutyView, type OrgDutyItem } from './duty'
import { dutiesOwned, HandOver, OrgDuty } from './dutyEntities'
import { holdingView, personOf } from './posts'
import { orgsById } from './queries'

interface Held {
  terms: TermItem[]
  /** Visits and open decisions, as they stand. */
  duties: OrgDutyItem[]
}

/** Open decisions of one owner that are handed over at once, and visits beside them. */
const MOST_DUTIES = 60

/** All that somebody holds of organisations, as it stands. Three round trips. */
async function heldBy(streetId: string, memberId: string): Promise<Held> {
  const at = now()
  const [posts, listed] = await Promise.all([postsOf(memberId), dutiesOwned(streetId, memberId).first(MOST_DUTIES + 1)])
  const keys = posts.flatMap(({ scope, post, termId }) => (isOrgPost(post) ? [{ streetId, scope, id: termId }] : []))
  const visits = posts.flatMap(({ scope, post }) => (post === 'instructor' ? [scope] : []))
  // An index may be a moment behind: what a write of this second added is named by the posts.
  const ids = [...new Set([...listed.map(({ id }) => id), ...visits])]
  const [terms, duties] = await Promise.all([
    termsNow(keys),
    getEachNow(
      OrgDuty,
      ids.map((id) => ({ id })),
    ),
  ])
  return {
    terms: terms.filter((term) => endOf(term) > at),
    duties: duties.flatMap((duty) => (duty?.ownerId === memberId && duty.outcome === undefined ? [duty] : [])),
  }
}

/** Whoever confirms what they saw says so by it. */
const fingerprintOf = ({ terms, duties }: Held): string =>
  digest([terms.map(({ id }) => id).sort(), duties.map(({ id, version }) => `${id}#${version}`).sort()])

/** All that somebody holds, before it is handed over. @throws UNKNOWN_MEMBER */
export async function holdings(
  { streetId }: Actor,
  { memberId }: { memberId: string },
): Promise<Outputs['orgs']['holdings']> {
  const { label } = await personOf(streetId, memberId)
  const held = await heldBy(streetId, memberId)
  const orgs = await orgsById(
    streetId,
    held.terms.map(({ scope }) => scope),
  )
  return {
    name: label,
    posts: held.terms.map((term) => ({ ...holdingView(term), org: orgs.get(term.scope)?.name ?? '' })),
    duties: held.duties.map(dutyView),
    fingerprint: fingerprintOf(held),
  }
}

type Answer = Outputs['orgs']['handOver']
const answerOf = ({ posts, duties, successorLabel }: FormattedItem<typeof HandOver>): Answer => ({
  posts,
  duties,
  successor: successorLabel,
})

/**
 * Gives all that somebody holds to another, in one transaction: posts, visits and open decisions go together or stay. At most 100
 * writes, so nobody holds more posts than fit. @throws UNKNOWN_MEMBER, HANDOVER_CHANGED, HANDOVER_EMPTY, HANDOVER_TOO_MUCH, POSTS_FULL
 */
export async function handOver(actor: Actor, input: Inputs['orgs']['handOver']): Promise<Answer> {
  const { streetId } = actor
  const { memberId: leaverId, id, successorId, fingerprint, reason } = input
  const hash = actFingerprint(actor, { leaverId, successorId, fingerprint, reason })
  return untilAnswered<Answer>(async () => {
    const first = firstOf(await getNow(HandOver, { streetId, id }), hash)
    if (first) return answerOf(first)
    const [leaver, successor] = await Promise.all([personOf(streetId, leaverId), personOf(streetId, successorId)])
    const held = await heldBy(streetId, leaverId)
    if (fingerprintOf(held) !== fingerprint) throw problem('HANDOVER_CHANGED')
    if (held.terms.length + held.duties.length === 0) throw problem('HANDOVER_EMPTY')
    // More may stand behind those that were looked at.
    if (held.duties.length > MOST_DUTIES) throw problem('HANDOVER_TOO_MUCH')
    const by = { by: actor.memberId, byLabel: await labelOf(actor, '管理员'), at: now() }
    const order = {
      ...{ streetId, id, hash, leaverId, leaverLabel: leaver.label, successorId, successorLabel: successor.label },
      ...{ posts: held.terms.length, duties: held.duties.length, reason, ...by },
    }
    const passing = { id, hash, streetId, leaverId, successor, reason, ...by }
    const steps: Step<Answer>[] = [
      firstTime<typeof HandOver, Answer>(HandOver, order, answerOf),
      ...(held.terms.length > 0 ? await passesOn(held.terms, passing) : []),
      ...held.duties.map((duty) =>
        dutyBecomes(duty, { ...ownerAfter(id, held, duty, successor), by: by.by, at: duty.at }),
      ),
      stillTrusted(actor),
    ]
    if (steps.length > HANDOVER_WRITES) throw problem('HANDOVER_TOO_MUCH')
    return transact<Answer>(steps, () => answerOf(order))
  })
}

/** Whose a duty is from then on; visits by the term that goes on from theirs. */
function ownerAfter(id: string, { terms }: Held, duty: OrgDutyItem, successor: { memberId: string; label: string }) {
  const term = terms.find((each) => each.id === duty.termId)
  const whose = { ownerId: successor.memberId, ownerLabel: successor.label }
  return term ? { ...whose, termId: termAfter(id, term) } : whose
}
