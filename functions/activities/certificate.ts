import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { labelOf } from '@functions/platform/store/label'
import { streetOf } from '@functions/stations/street'
import { certifyHours } from '@functions/terms/hoursPapers'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { attendedBetween } from './attendanceEntities'

/**
 * Certifies the caller’s hours of some days, as they stand: what was closed, corrected or taken back is so in it. A query, and one
 * transaction of 6 write units. @throws NO_HOURS, CERTIFICATES_FULL
 */
export async function certify(
  actor: Actor,
  { id, from, to }: Inputs['activities']['certify'],
): Promise<Outputs['activities']['certify']> {
  const today = dayOf(now())
  const last = to < today ? to : today
  const [attended, { name: issuer }, name] = await Promise.all([
    attendedBetween(actor.memberId, startOf(from), startOf(addDays(last, 1)) - 1).all(),
    streetOf(actor.streetId),
    labelOf(actor, '小哥'),
  ])
  const served = attended.filter(({ minutes = 0, takenBack }) => minutes > 0 && !takenBack)
  const hours = { minutes: served.reduce((sum, { minutes = 0 }) => sum + minutes, 0), times: served.length }
  return certifyHours(actor, { id, from, to: last, issuer, nameMasked: name, hours }, () => {
    if (hours.times === 0) throw problem('NO_HOURS')
  })
}
