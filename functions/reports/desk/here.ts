import { staffLabel } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import type { Outputs } from '@shared/contract/contract'
import { HERE_LIMITS } from '@shared/rules/reports/queueView'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { reportOf } from '../history'
import { holderOf } from '../place'
import { Here, hereAt } from '../viewEntities'
import { isDeskOf } from '../views/access'

/** So many of them are read at most: far more than a team has people, with those of days ago. */
const READ_AT_MOST = 50

/**
 * Says that somebody has a report open, and answers who else has. Nothing takes it back: its time is over by itself. Two
 * reads and a write at once, 1 read unit and 1 write unit; nothing follows from it. @throws NOT_FOUND
 */
export async function saysHere(actor: Actor, reportId: string): Promise<Outputs['reports']['here']> {
  const report = await reportOf(reportId)
  if (report?.streetId !== actor.streetId || !isDeskOf(actor, report)) throw problem('NOT_FOUND')
  const at = now()
  const until = at + HERE_LIMITS.livesMs
  const own = {
    reportId,
    memberId: actor.memberId,
    label: await staffLabel(actor, holderOf(report)),
    until,
    expiresAt: Math.ceil(until / 1000),
  }
  const [all] = await Promise.all([hereAt(reportId).first(READ_AT_MOST), Here.build(PutItemCommand).item(own).send()])
  const others = all.filter((each) => each.memberId !== actor.memberId && each.until > at)
  return { others: others.map(({ label }) => label).slice(0, HERE_LIMITS.shown) }
}
