import { liveOf } from '@functions/alerts/live'
import { isProblem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { publicitySeenBy } from '@functions/safety/appeal'
import type { Outputs } from '@shared/contract/contract'
import { historyToSee } from './access'
import { detailOf } from './view'

/**
 * A report as this viewer may know it, in one answer. For its reporter with what the public sees of it, and of an urgent one
 * with who knows of it: two reads more, at once. @throws NOT_FOUND
 */
export async function openedBy(actor: Actor, reportId: string): Promise<Outputs['reports']['get']> {
  const history = await historyToSee(actor, reportId)
  const { reporterId, urgent } = history.report
  if (reporterId !== actor.memberId) return detailOf(history, actor)
  const [detail, publicity, live] = await Promise.all([
    detailOf(history, actor),
    publicityFor(actor, reportId),
    urgent ? liveOf(actor, reportId) : undefined,
  ])
  return { ...detail, ...(publicity ? { publicity } : {}), ...(live ? { live } : {}) }
}

/** Undefined while the screening of a report of this moment has not begun. */
async function publicityFor(actor: Actor, reportId: string) {
  try {
    return await publicitySeenBy(actor, reportId)
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) return undefined
    throw error
  }
}
