import { headOfOther, type ProfileItem } from '@functions/identity/me'
import { award, type Correction, entryToReverse, reversal } from '@functions/ledger/corrections'
import { rulesOf } from '@functions/ledger/rules'
import { announce } from '@functions/messages/send'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { asError, log } from '@functions/platform/log'
import { isProblem, problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew, removeIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { pageLink } from '@shared/pages'
import { POINTS_ACTS } from '@shared/rules/people/corrections'
import { REASONS } from '@shared/rules/points/points'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { movedAlone } from './alone'
import { actAt, OfficeAct, Proposal } from './officeEntities'
import { approvedRule } from './ruleChanges'
import { secondPersonAbove } from './settings'

type Outcome = Outputs['points']['award']
type ActItem = FormattedItem<typeof OfficeAct>
type ProposalItem = FormattedItem<typeof Proposal>

/** A member of the administrator's street. @throws NOT_FOUND */
export async function memberOf(actor: Actor, memberId: string): Promise<ProfileItem> {
  const head = await headOfOther(memberId)
  if (head.profile.streetId !== actor.streetId || !head.profile.communityId) throw problem('NOT_FOUND')
  return head.profile
}

/**
 * Awards points by hand, or proposes it where it is too much for one person: this one, or with what they did alone today.
 * Four reads and one transaction of 10 write units. The same id again gets the first answer. @throws NOT_FOUND, OWN_ACCOUNT
 */
export function awardPoints(actor: Actor, { id, ...input }: Inputs['points']['award']): Promise<Outcome> {
  return untilAnswered(async () => {
    const member = await otherMember(actor, input.memberId)
    const subject = { ...subjectOf(member), kind: 'award' as const, amount: input.amount, reason: input.reason }
    const order = { id, member, by: actor.memberId, reason: input.reason }
    return recorded(actor, { id, hash: actFingerprint(actor, input), subject, act: 'awarded' }, () =>
      award(order, input.amount),
    )
  })
}

/** Reverses an entry, or proposes it. Else as `awardPoints`. @throws NOT_REVERSIBLE, ALREADY_REVERSED */
export function reverseEntry(actor: Actor, { id, ...input }: Inputs['points']['reverse']): Promise<Outcome> {
  const hash = actFingerprint(actor, input)
  return lastWord(actor.streetId, id, hash, async () => {
    const member = await otherMember(actor, input.memberId)
    const entry = await entryToReverse(member.memberId, input.entryId)
    const about = [REASONS[entry.reason].label, entry.discreet ? '匿名上报' : entry.subject].filter(Boolean).join(' · ')
    const what = { kind: 'reversal' as const, amount: entry.amount, reason: input.reason, entryId: entry.id, about }
    const order = { id, member, by: actor.memberId, reason: input.reason }
    return recorded(actor, { id, hash, subject: { ...subjectOf(member), ...what }, act: 'reversed' }, () =>
      reversal(order, entry),
    )
  })
}

/** @throws OWN_ACCOUNT: nobody gives points to themselves. */
async function otherMember(actor: Actor, memberId: string): Promise<ProfileItem> {
  if (memberId === actor.memberId) throw problem('OWN_ACCOUNT')
  return memberOf(actor, memberId)
}

const subjectOf = ({ memberId, nameMasked = '' }: ProfileItem) => ({ memberId, memberLabel: nameMasked })

type Subject = Pick<ActItem, 'memberId' | 'memberLabel' | 'kind' | 'amount' | 'reason' | 'entryId' | 'about'>
interface Recorded {
  id: string
  hash: string
  subject: Subject
  act: ActItem['act']
}

/** Does it with its record, or writes the proposal with its record: one transaction either way. */
async function recorded(actor: Actor, { act, ...given }: Recorded, correct: () => Correction | Promise<Correction>) {
  const alone = await movedAlone(actor, given.subject.amount, await secondPersonAbove(actor.streetId))
  if (alone) {
    const correction = await correct()
    return written(await actOf(actor, { ...given, act }, correction), actor, [...correction.steps, alone])
  }
  const proposal: ProposalItem = {
    streetId: actor.streetId,
    list: 'OPEN',
    id: given.id,
    ...given.subject,
    proposedBy: actor.memberId,
    proposedByLabel: await labelOf(actor, '管理员'),
    proposedAt: now(),
    state: 'open',
  }
  const record = { ...(await actOf(actor, { ...given, act: 'proposed' })), proposalId: given.id }
  return written(record, actor, [putNew(Proposal, proposal)])
}

/**
 * A second administrator's decision; an approval does at once what was proposed, as the account stands now.
 * @throws OWN_PROPOSAL, OWN_ACCOUNT, PROPOSAL_DECIDED with who was faster, NOT_REVERSIBLE, ALREADY_REVERSED
 */
export function decide(actor: Actor, { id, ...input }: Inputs['points']['decide']): Promise<Outcome> {
  const { streetId } = actor
  const hash = actFingerprint(actor, input)
  return lastWord(streetId, id, hash, async () => {
    const proposal = await openProposal(streetId, input.proposalId)
    if (proposal.proposedBy === actor.memberId) throw problem('OWN_PROPOSAL')
    const approved = input.decision === 'approve'
    const correction = approved ? await correctionOf(actor, proposal, id) : undefined
    if (!approved && proposal.memberId) await otherMember(actor, proposal.memberId)
    const { memberId, memberLabel, kind, amount, entryId, about } = proposal
    const subject = { memberId, memberLabel, kind, amount, entryId, about, reason: input.reason }
    const act = await actOf(actor, { id, hash, subject, act: approved ? 'approved' : 'declined' }, correction)
    const decided: ProposalItem = {
      ...proposal,
      list: 'DONE',
      state: approved ? 'approved' : 'declined',
      decidedByLabel: act.byLabel,
      decidedAt: act.at,
    }
    const steps = [
      removeIf(Proposal, { streetId, list: 'OPEN', id: proposal.id }, { attr: 'id', exists: true }),
      putNew(Proposal, decided),
      ...(correction?.steps ?? []),
    ]
    return written({ ...act, proposalId: proposal.id }, actor, steps)
  })
}

/** @throws NOT_FOUND, PROPOSAL_DECIDED */
async function openProposal(streetId: string, id: string): Promise<ProposalItem> {
  const open = await getNow(Proposal, { streetId, list: 'OPEN', id })
  if (open) return open
  const decided = await getNow(Proposal, { streetId, list: 'DONE', id })
  if (!decided) throw problem('NOT_FOUND')
  const label = decided.state === 'approved' ? POINTS_ACTS.approved.label : POINTS_ACTS.declined.label
  throw problem('PROPOSAL_DECIDED', { by: decided.decidedByLabel ?? '管理员', label })
}

/** What an approval does. @throws NOT_FOUND, OWN_ACCOUNT, NOT_REVERSIBLE, ALREADY_REVERSED */
async function correctionOf(actor: Actor, proposal: ProposalItem, id: string): Promise<Correction> {
  const { kind, amount, memberId, entryId = '' } = proposal
  if (kind === 'rule') return { steps: await approvedRule(actor, proposal, id), done: 0, missing: 0 }
  if (memberId === undefined) throw problem('NOT_FOUND')
  const member = await otherMember(actor, memberId)
  const order = { id, member, by: actor.memberId, reason: proposal.reason }
  return kind === 'award' ? award(order, amount) : reversal(order, await entryToReverse(memberId, entryId))
}

async function actOf(actor: Actor, { subject, ...given }: Recorded, correction?: Correction): Promise<ActItem> {
  const { done, missing } = correction ?? { done: 0, missing: 0 }
  const byLabel = await labelOf(actor, '管理员')
  const at = now()
  const place = actAt(actor.streetId, at, given.id)
  return { streetId: actor.streetId, ...given, ...subject, by: actor.memberId, byLabel, at, done, missing, ...place }
}

async function written(act: ActItem, actor: Actor, steps: readonly Step<never>[]): Promise<Outcome | typeof AGAIN> {
  const record = firstTime(OfficeAct, act, (first) => first)
  const answer = await transact<ActItem>([record, ...steps, stillTrusted(actor)], () => act)
  if (answer === AGAIN) return AGAIN
  if (answer.kind === 'rule') rulesOf.forget(answer.streetId)
  await tellMember(answer)
  return outcomeOf(answer)
}

/** The member hears of what was done to their points. What is done stays done when they cannot be told. */
async function tellMember({ id, streetId, memberId, kind, done, reason }: ActItem): Promise<void> {
  if (done === 0 || memberId === undefined) return
  const title = kind === 'award' ? `街道奖励 ${done} 分` : `积分更正 ${done} 分`
  const page = pageLink('worker/ledger')
  await announce({ id: derivedId(id, 'message'), memberId, streetId, kind: 'points', title, text: reason, page }).catch(
    (error: unknown) => log.warn('a member was not told of their points', { id, error: asError(error) }),
  )
}

/**
 * Runs a write that reads before it writes. When it is refused, an equal write may have landed meanwhile: then that
 * one's answer counts.
 * @throws IDEMPOTENCY_CONFLICT
 */
async function lastWord(streetId: string, id: string, hash: string, attempt: () => Promise<Outcome | typeof AGAIN>) {
  try {
    return await untilAnswered(attempt)
  } catch (error) {
    if (!isProblem(error)) throw error
    const first = await firstOutcome(streetId, id, hash)
    if (!first) throw error
    return first
  }
}

/** The answer this id got before, if it did. @throws IDEMPOTENCY_CONFLICT */
async function firstOutcome(streetId: string, id: string, hash: string): Promise<Outcome | undefined> {
  const first = firstOf(await getNow(OfficeAct, { streetId, id }), hash)
  return first && outcomeOf(first)
}

function outcomeOf({ id, act, amount, done, missing }: ActItem): Outcome {
  const state = act === 'proposed' ? 'proposed' : act === 'declined' ? 'declined' : 'done'
  return { id, state, amount, done, missing }
}
