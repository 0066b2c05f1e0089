import { audited } from '@functions/identity/audit'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { update } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { OUTCOMES, PUBLIC_STATES, REVIEW_LIMITS } from '@shared/rules/reports/publicity'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { Standing } from './entities'
import { type PublicityItem, photosThere, publicityOf, putIfUnchanged, settled } from './publicity'

type Decision = Outputs['safety']['decide']
type Kept = PublicityItem['decisions'][number]

/**
 * Decides what the public sees of a report and of those photos that are there. One read, one transaction: the decision,
 * its record where the reporter sees it, and, for a new member, one report more that was shown. Of several staff at
 * once one decides, the others are told.
 * @throws NOT_FOUND, FORBIDDEN for one's own report, REASON_REQUIRED, REVIEW_CHANGED, OTHER_REVIEWER
 */
export async function decide(actor: Actor, { reportId, id, ...words }: Inputs['safety']['decide']): Promise<Decision> {
  const { version, outcome, reason = '' } = words
  const hash = actFingerprint(actor, words)
  return untilAnswered<Decision>(async () => {
    const before = await publicityOf(reportId)
    if (before?.streetId !== actor.streetId || !reaches(actor.grants, before.communityId)) throw problem('NOT_FOUND')
    const first = firstOf(
      before.decisions.find((each) => each.id === id),
      hash,
    )
    if (first) return answerOf(reportId, first)
    if (before.reporterId === actor.memberId) throw problem('FORBIDDEN')
    if (outcome !== 'show' && !reason) throw problem('REASON_REQUIRED')
    if (before.version !== version || before.decisions.length >= REVIEW_LIMITS.decisions) throw changed(before)
    const isAppeal = before.appeal?.decided === false
    if (isAppeal && before.decisions.at(-1)?.by === actor.memberId) throw problem('OTHER_REVIEWER')
    const at = now()
    const by = { by: actor.memberId, byLabel: actor.label ?? '' }
    const decision: Kept = { id, hash, outcome, reason, ...by, at, photoIds: photosThere(before) }
    const after = settled(
      {
        ...before,
        decisions: [...before.decisions, decision],
        ...(before.appeal ? { appeal: { ...before.appeal, decided: true } } : {}),
      },
      at,
    )
    return transact<Decision>(
      [
        putIfUnchanged(before, after),
        recordOf(before, decision),
        ...(becomesKnown(before, decision) ? [update(Standing, { memberId: before.reporterId, shown: $add(1) })] : []),
        stillTrusted(actor),
      ],
      () => answerOf(reportId, decision),
    )
  })
}

const answerOf = (reportId: string, { outcome, at }: Kept): Decision => ({
  reportId,
  outcome,
  state: outcome === 'hide' ? 'hidden' : 'visible',
  at,
})

/** What it has become meanwhile. */
function changed({ state, decisions }: PublicityItem) {
  const last = decisions.at(-1)
  return problem('REVIEW_CHANGED', { state, label: last ? OUTCOMES[last.outcome] : PUBLIC_STATES[state] })
}

/** A new member's report counts once, when it is first shown. */
const becomesKnown = ({ newcomer, decisions }: PublicityItem, { outcome }: Kept) =>
  newcomer && outcome !== 'hide' && decisions.every((each) => each.outcome === 'hide')

/** The decision in the reporter's own records; never changed. */
function recordOf(
  { reporterId, streetId, communityId }: PublicityItem,
  { id, outcome, reason, by, byLabel, at, hash }: Kept,
) {
  return audited({
    memberId: reporterId,
    id: derivedId(id, 'reviewed'),
    streetId,
    communityId,
    action: 'reportReviewed',
    by,
    byLabel,
    purpose: reason ? `${OUTCOMES[outcome]}：${reason}` : OUTCOMES[outcome],
    at,
    hash,
  })
}
