import {
  answerIn,
  answerNow,
  answers,
  callEnds,
  callNow,
  callOf,
  calls,
  countsOf,
  type HomeCallItem,
} from '@functions/homecall/answers'
import { partyMemberNow, stillConsents } from '@functions/identity/membership'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { postsOf } from '@functions/terms/queries'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { isActive } from '@shared/rules/duties/term'
import { HOME_CALL_LIMITS, toldOf } from '@shared/rules/people/homeCall'
import { holds } from '@shared/rules/people/roles'
import { addDays, dayOf, sayDay } from '@shared/rules/time/day'
import { type OrgItem, orgOf } from './queries'

type Mine = Outputs['orgs']['homeCall']

const callView = ({ id, orgName, text, until }: HomeCallItem) => ({ callId: id, branch: orgName, text, until })
const isOpen = ({ until, endedAt }: HomeCallItem): boolean => endedAt === undefined && until >= dayOf(now())

/** A branch in whose name the caller may speak: its secretary this moment, or the street office. @throws NOT_FOUND */
async function branchOf(actor: Actor, orgId: string): Promise<OrgItem> {
  const [org, held] = await Promise.all([orgOf(actor.streetId, orgId), postsOf(actor.memberId)])
  const at = now()
  const isSecretary = held.some((each) => each.scope === orgId && each.post === 'secretary' && isActive(each, at))
  if (org.kind !== 'branch' || !org.active || !(isSecretary || holds(actor.grants, 'admin'))) throw problem('NOT_FOUND')
  return org
}

/** Calls party members home. Three reads and one transaction of 4 write units. @throws NOT_FOUND, CALL_OPEN, CALL_DAYS */
export async function callHome(actor: Actor, input: Inputs['orgs']['callHome']): Promise<Outputs['orgs']['callHome']> {
  const { streetId, memberId } = actor
  const { orgId, id, text, until } = input
  const hash = actFingerprint(actor, { orgId, text, until })
  return untilAnswered<Outputs['orgs']['callHome']>(async () => {
    const seen = await callNow(streetId)
    if (seen?.id === id) return callView(firstOf(seen, hash) ?? seen)
    const org = await branchOf(actor, orgId)
    const today = dayOf(now())
    if (until < today || until > addDays(today, HOME_CALL_LIMITS.days)) throw problem('CALL_DAYS')
    if (seen && isOpen(seen)) throw problem('CALL_OPEN', { branch: seen.orgName, until: sayDay(seen.until, now()) })
    const by = { by: memberId, byLabel: await labelOf(actor, '党支部'), at: now() }
    const { name: orgName, communities } = org
    const call = { streetId, id, hash, orgId, orgName, communities, text, until, ...by }
    return transact<Outputs['orgs']['callHome']>([calls(call, seen), stillTrusted(actor)], () => callView(call))
  })
}

/** Stops a call of a branch. Two reads and one transaction of 4 write units. @throws NOT_FOUND, CALL_OVER */
export async function endHomeCall(actor: Actor, { orgId, id, callId }: Inputs['orgs']['endHomeCall']) {
  const hash = actFingerprint(actor, { end: callId })
  return untilAnswered<{ callId: string }>(async () => {
    await branchOf(actor, orgId)
    const call = await callNow(actor.streetId)
    if (call?.orgId !== orgId || call.id !== callId) throw problem('CALL_OVER')
    if (call.ending?.id === id && firstOf(call.ending, hash)) return { callId }
    if (!isOpen(call)) throw problem('CALL_OVER')
    return transact<{ callId: string }>([callEnds(call, { id, hash }, now()), stillTrusted(actor)], () => ({ callId }))
  })
}

/** Does a branch call this moment? 1 read unit. */
export async function isCalling({ streetId, orgId }: Pick<OrgItem, 'streetId' | 'orgId'>): Promise<boolean> {
  const call = await callNow(streetId)
  return call?.orgId === orgId && isOpen(call)
}

/** Is a call for somebody of that community? */
const isFor = ({ communities }: HomeCallItem, communityId: string | undefined): boolean =>
  communities.length === 0 || (communityId !== undefined && communities.includes(communityId))

/** The call that is for the caller. Nobody learns of it who did not say that they are a party member. Three reads at once. */
export async function homeCall({ memberId, streetId }: Actor): Promise<Mine> {
  const [profile, call, answered] = await Promise.all([partyMemberNow(memberId), callOf(streetId), answerNow(memberId)])
  if (!profile || !call || !isOpen(call) || !isFor(call, profile.communityId)) return {}
  return { call: callView(call), answer: answered?.callId === call.id ? await answerIn(answered) : undefined }
}

/**
 * Answers a call, or answers it otherwise. Written only while the consent stands: whoever withdraws it at the same time leaves no
 * answer behind. Three reads at once and one transaction of 8 write units. @throws CALL_OVER
 */
export async function answerHome(actor: Actor, input: Inputs['orgs']['answerHome']): Promise<Mine> {
  const { memberId, streetId } = actor
  const { id, callId, answer } = input
  const hash = actFingerprint(actor, { callId, answer })
  return untilAnswered<Mine>(async () => {
    const [profile, call, seen] = await Promise.all([partyMemberNow(memberId), callNow(streetId), answerNow(memberId)])
    if (!profile || call?.id !== callId || !isFor(call, profile.communityId)) throw problem('CALL_OVER')
    if (
      seen &&
      firstOf(
        seen.made.find((each) => each.id === id),
        hash,
      )
    ) {
      return { call: callView(call), answer: await answerIn(seen) }
    }
    if (!isOpen(call)) throw problem('CALL_OVER')
    const step = await answers(memberId, seen, { callId, answer, at: now(), made: { id, hash } })
    return transact<Mine>([step, stillConsents(profile), stillTrusted(actor)], () => ({ call: callView(call), answer }))
  })
}

/** What a branch may know of the answers to its call. Three reads and one query. @throws NOT_FOUND */
export async function homeFigures(actor: Actor, { orgId }: { orgId: string }): Promise<Outputs['orgs']['homeFigures']> {
  await branchOf(actor, orgId)
  const call = await callNow(actor.streetId)
  if (call?.orgId !== orgId || call.endedAt !== undefined) return {}
  return { call: callView(call), ...toldOf(await countsOf(call.id)) }
}
