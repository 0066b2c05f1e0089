import { profileOf } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { seal } from '@functions/platform/sealed/personal'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import { type TermItem, termOf, termsIn, wasActiveOn } from '@functions/terms/queries'
import { termNow } from '@functions/terms/standing'
import { doneBefore, ended, offered } from '@functions/terms/steps'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { latestEnd } from '@shared/rules/duties/posts'
import { endOf } from '@shared/rules/duties/term'
import { hasPost, isOrgPost } from '@shared/rules/people/instructing'
import { mayKeep } from '@shared/rules/people/orgs'
import { maskName } from '@shared/rules/text/masks'
import { type Day, dayOf, startOf } from '@shared/rules/time/day'
import { visitsGoTo, visitsStop } from './duty'
import { OrgDuty } from './dutyEntities'
import { type OrgItem, orgIsOpen, orgOf } from './queries'

type HoldingView = Outputs['orgs']['appoint']

/** Who held a post, as staff see it. */
export function holdingView(term: TermItem): HoldingView {
  const { id, scope, post, nameMasked, memberId, from, to, endedAt, ending } = term
  if (!isOrgPost(post)) throw new Error(`no post of an organisation: ${post}`)
  return { termId: id, orgId: scope, post, name: nameMasked, memberId, from, to, endedAt, reason: ending?.reason }
}

const byFirstDay = (a: TermItem, b: TermItem) => (a.from === b.from ? b.at - a.at : a.from < b.from ? 1 : -1)

/** Who holds posts on a day, today unless told, and all terms there were. One read and one query. @throws NOT_FOUND */
export async function posts({ streetId }: Actor, { orgId, day }: { orgId: string; day?: Day | undefined }) {
  await orgOf(streetId, orgId)
  const on = day ?? dayOf(now())
  const terms = (await termsIn({ streetId, scope: orgId })).sort(byFirstDay)
  const held = terms.filter((term) => heldAtEndOf(term, on))
  return { day: on, held: held.map(holdingView), history: terms.map(holdingView) }
}

/** On the day on which a post passed on it is the later one's. */
const heldAtEndOf = (term: TermItem, day: Day): boolean =>
  wasActiveOn(term, day) && (term.endedAt === undefined || dayOf(term.endedAt) !== day)

/** Lets whoever keeps an organisation through. @throws FORBIDDEN */
function keeps({ grants }: Actor, { kind, communities }: OrgItem): void {
  if (!mayKeep(grants, kind, communities)) throw problem('FORBIDDEN')
}

/** Somebody of the street by their id, as others may see them. @throws UNKNOWN_MEMBER */
export async function personOf(streetId: string, memberId: string): Promise<{ memberId: string; label: string }> {
  const profile = await profileOf(memberId)
  if (profile?.streetId !== streetId || !profile.nameMasked) throw problem('UNKNOWN_MEMBER')
  return { memberId, label: profile.nameMasked }
}

/** How the visits of an enterprise stand; undefined before its first instructor. 1 read unit. */
export const visitsNow = (orgId: string) => getNow(OrgDuty, { id: orgId })

/**
 * Gives a post of an organisation. Four reads; one transaction of 10 to 18 write units, with it an instructor's visits.
 * @throws NOT_FOUND, FORBIDDEN, ORG_CLOSED, POST_NOT_OF_ORG, TERM_DAYS, UNKNOWN_MEMBER, POST_TAKEN, ALREADY_APPOINTED, POSTS_FULL
 */
export async function appoint(actor: Actor, input: Inputs['orgs']['appoint']): Promise<HoldingView> {
  const { streetId } = actor
  const { id, orgId, post, memberId, name, from, to } = input
  const hash = actFingerprint(actor, { orgId, post, memberId, name, from, to })
  const before = async () => firstOf(await termNow({ streetId, scope: orgId }, id), hash)
  const [at, byLabel, { name: street }] = [now(), await labelOf(actor, '工作人员'), await streetOf(streetId)] as const
  return untilAnswered<HoldingView>(async () => {
    const steps: Step<HoldingView>[] = []
    const guards = async () => {
      const org = await orgOf(streetId, orgId)
      keeps(actor, org)
      if (!org.active) throw problem('ORG_CLOSED')
      if (!hasPost(org.kind, post)) throw problem('POST_NOT_OF_ORG')
      if (to > latestEnd(post, from)) throw problem('TERM_DAYS', { message: '任期太长了，请改最后一天' })
      const isInstructor = post === 'instructor'
      if (isInstructor && (from > dayOf(at) || to < dayOf(at))) {
        throw problem('TERM_DAYS', { message: '指导员的任期请从今天或更早开始' })
      }
      const person = memberId === undefined ? undefined : await personOf(streetId, memberId)
      const who = name === undefined ? {} : { nameSealed: await seal(name, `term:${id}`) }
      const nameMasked = person?.label ?? maskName(name ?? '')
      const term = { streetId, scope: orgId, id, hash, post, memberId, ...who, nameMasked, from, to, issuer: street }
      // Nobody is asked: what is written down later was so from its first day.
      const given = { ...term, by: actor.memberId, byLabel, at, acceptedAt: Math.min(at, startOf(from)) }
      steps.push(...(await offered<HoldingView>(given, holdingView)), orgIsOpen(streetId, orgId))
      if (isInstructor && person) {
        const whose = { ownerId: person.memberId, ownerLabel: person.label, termId: id, until: to }
        steps.push(visitsGoTo(org, await visitsNow(orgId), whose, { by: actor.memberId, at }))
      }
    }
    const first = await guarded(guards, before)
    if (first) return holdingView(first)
    const answer = await transact<HoldingView | undefined>([...steps, stillTrusted(actor)], () => undefined)
    return answer === undefined ? holdingView(await termOf({ streetId, scope: orgId }, id)) : answer
  })
}

/**
 * Ends a post this moment; visits of an instructor are nobody's then. Three or four reads; one transaction of 10 to 18 write units.
 * @throws NOT_FOUND, FORBIDDEN, TERM_OVER
 */
export async function endPost(actor: Actor, input: Inputs['orgs']['endPost']): Promise<HoldingView> {
  const { streetId, memberId } = actor
  const { orgId, termId, id, reason } = input
  const hash = actFingerprint(actor, { orgId, termId, reason })
  const byLabel = await labelOf(actor, '工作人员')
  return untilAnswered<HoldingView>(async () => {
    keeps(actor, await orgOf(streetId, orgId))
    const term = await termOf({ streetId, scope: orgId }, termId)
    if (doneBefore(term.ending, { id, hash })) return holdingView(term)
    const at = now()
    if (endOf(term) <= at) throw problem('TERM_OVER', { label: '已结束' })
    const duty = term.post === 'instructor' ? await visitsNow(orgId) : undefined
    const visits = duty?.termId === termId ? [visitsStop(duty, { by: memberId, at })] : []
    const steps = await ended<HoldingView>(term, { id, hash, at, by: memberId, byLabel, reason })
    const answer = await transact<true | HoldingView>([...steps, ...visits, stillTrusted(actor)], () => true)
    return answer === true ? holdingView(await termOf({ streetId, scope: orgId }, termId)) : answer
  })
}
