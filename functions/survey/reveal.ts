import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { commit } from '@functions/platform/store/transact'
import { firstTime } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type InRound, outletFor } from './access'
import { SurveyLook } from './entities'
import { lookBy } from './looks'
import { opened, placesNow } from './persons'

/**
 * Name and number of somebody surveyed at an outlet of one's own; nothing is shown before the look is on record. Two queries
 * and one transaction of 6 write units. @throws NOT_FOUND, PHONE_GONE
 */
export async function reveal(
  actor: Actor,
  { round, id, ref, orgId, purpose }: InRound<Inputs['survey']['reveal']>,
): Promise<Outputs['survey']['reveal']> {
  const { streetId } = actor
  const org = await outletFor(actor, orgId, 'write')
  const [now, before] = await Promise.all([placesNow(streetId, round, ref), placesNow(streetId, round - 1, ref)])
  const person = [...now, ...before].find((each) => each.orgId === orgId && each.nameSealed !== undefined)
  if (!person) throw problem('NOT_FOUND')
  const { name, phone } = await opened(person)
  if (name === undefined) throw problem('NOT_FOUND')
  const { nameMasked = '*', personId } = person
  const look = await lookBy(actor, { id, what: `${org.name} ${nameMasked} 的姓名和手机号`, purpose, personId })
  await commit<true>([firstTime(SurveyLook, look, () => true), stillTrusted(actor)], () => true)
  return { name, phone }
}
