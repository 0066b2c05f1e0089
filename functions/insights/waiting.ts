import { registrationsWaiting } from '@functions/identity/waiting'
import type { Actor } from '@functions/platform/http/token'
import { approvalsWaiting } from '@functions/points/waiting'
import { reportsWaiting } from '@functions/reports/desk/waiting'
import { reviewsWaiting } from '@functions/safety/waiting'
import { flagsWaiting } from '@functions/vigilance/waiting'
import type { Outputs } from '@shared/contract/contract'
import { MOST_COUNTED } from '@shared/rules/office/messages'
import { holds } from '@shared/rules/people/roles'

type Waiting = Pick<
  Outputs['insights']['home'],
  | 'urgentOpen'
  | 'reportsOpen'
  | 'reportsOverdue'
  | 'registrationsWaiting'
  | 'reviewsWaiting'
  | 'approvalsWaiting'
  | 'flagsWaiting'
>

/** One beyond what is told tells that there are more. */
const capped = (count: number): number => Math.min(count, MOST_COUNTED + 1)

/**
 * What waits for a member of staff, counted in the queues themselves; nothing for everybody else. All queries at once:
 * one a team, two a community, two for the office.
 */
export async function waitingFor(actor: Actor): Promise<Waiting> {
  const isOffice = holds(actor.grants, 'admin')
  if (!isOffice && !holds(actor.grants, 'gridWorker')) return {}
  const [reports, registrations, reviews, office] = await Promise.all([
    reportsWaiting(actor),
    registrationsWaiting(actor),
    reviewsWaiting(actor),
    isOffice ? Promise.all([approvalsWaiting(actor), flagsWaiting(actor)]) : undefined,
  ])
  const [approvals = 0, flags = 0] = office ?? []
  return {
    urgentOpen: capped(reports.urgentOpen),
    reportsOpen: capped(reports.reportsOpen),
    reportsOverdue: capped(reports.reportsOverdue),
    registrationsWaiting: capped(registrations),
    reviewsWaiting: capped(reviews),
    ...(office ? { approvalsWaiting: capped(approvals), flagsWaiting: capped(flags) } : {}),
  }
}
