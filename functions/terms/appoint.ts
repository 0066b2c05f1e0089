import { grantsOf } from '@functions/identity/me'
import { profileOf } from '@functions/identity/people'
import { rolesStand } from '@functions/identity/roles'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putNew } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Inputs } from '@shared/contract/contract'
import { latestEnd, STREET_SCOPE } from '@shared/rules/duties/posts'
import { holds, staffGrantOf } from '@shared/rules/people/roles'
import { addDays, dayOf } from '@shared/rules/time/day'
import { codeOf, numberOf } from './codes'
import { Term } from './entities'
import { Paper, paperPlace } from './paperEntities'
import { offered } from './steps'
import { type TermView, termView } from './views'

/** So many days a term may have begun before it is offered, or begin after. */
const DAYS_BACK = 31
const DAYS_AHEAD = 366

/** @throws TERM_DAYS */
function refuseDays({ from, to, post }: Inputs['terms']['appoint'], today: string): void {
  const refuse = (message: string): never => {
    throw problem('TERM_DAYS', { message })
  }
  if (to < from) refuse('结束不能早于开始，请改日期')
  if (from < addDays(today, -DAYS_BACK)) refuse('开始最早是一个月前，请改日期')
  if (from > addDays(today, DAYS_AHEAD)) refuse('开始最晚在一年以内，请改日期')
  if (to < today) refuse('结束已经过了，请改日期')
  if (to > latestEnd(post, from)) refuse('聘期最长三年，到期可以续聘')
}

/**
 * Offers a registered worker a post of the street, with the letter that anybody may check. Two reads, one transaction of
 * 18 write units. @throws NOT_APPOINTABLE, ADULTS_ONLY, TERM_DAYS, ALREADY_APPOINTED, POSTS_FULL
 */
export async function appoint(actor: Actor, input: Inputs['terms']['appoint']): Promise<TermView> {
  const { streetId } = actor
  const { id, memberId, post, from, to, adult } = input
  const hash = actFingerprint(actor, { memberId, post, from, to, adult })
  const before = async () => firstOf(await getNow(Term, { streetId, scope: STREET_SCOPE, id }), hash)
  return untilAnswered<TermView>(async () => {
    let made: Awaited<ReturnType<typeof offerOf>> | undefined
    const first = await guarded(async () => {
      made = await offerOf(actor, input, hash)
    }, before)
    if (first) return termView(first)
    if (!made) throw problem('NOT_APPOINTABLE')
    const { steps, term } = made
    return transact<TermView>([...steps, stillTrusted(actor)], () => termView(term))
  })
}

/** The offer with its letter, when all that it depends on is as it has to be now. */
async function offerOf(actor: Actor, input: Inputs['terms']['appoint'], hash: string) {
  const { streetId } = actor
  const { id, memberId, post, from, to, adult } = input
  const at = now()
  if (!adult) throw problem('ADULTS_ONLY')
  refuseDays(input, dayOf(at))
  const profile = await profileOf(memberId)
  const grants = profile?.streetId === streetId && profile.status === 'confirmed' ? grantsOf(profile) : []
  if (!profile || !holds(grants, 'worker') || staffGrantOf(grants)) throw problem('NOT_APPOINTABLE')
  const { nameMasked = '', communityId = '' } = profile
  const number = await numberOf(id)
  const paper = { number, id, hash, kind: 'letter' as const, streetId, termId: id, at }
  const term = {
    ...{ streetId, scope: STREET_SCOPE, id, hash, post, memberId, nameMasked, communityId, from, to, at },
    issuer: (await streetOf(streetId)).name,
    ...{ by: actor.memberId, byLabel: await labelOf(actor, '管理员'), letter: await codeOf(paper) },
  }
  const steps = [
    ...(await offered<TermView>(term, termView)),
    putNew(Paper, { ...paper, ...paperPlace(memberId, id, 'letter', id) }),
    rolesStand(profile, () => {
      throw problem('NOT_APPOINTABLE')
    }),
  ]
  return { steps, term }
}
