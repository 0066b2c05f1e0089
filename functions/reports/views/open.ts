import type { Actor } from '@functions/platform/http/token'
import { isProblem } from '@functions/platform/problem'
import type { Outputs } from '@shared/contract/contract'
import { historyToSee } from './access'
import { detailOf } from './view'

type Detail = Outputs['reports']['get']

/** What other slices know of a report, for its reporter. */
export interface Beside {
  publicity: (actor: Actor, reportId: string) => Promise<NonNullable<Detail['publicity']>>
  live: (actor: Actor, reportId: string) => Promise<NonNullable<Detail['live']>>
}

/**
 * A report as this viewer may know it, in one answer. For its reporter with what the public sees of it, and of an urgent one
 * with who knows of it: two reads more, at once. @throws NOT_FOUND
 */
export async function openedBy(actor: Actor, reportId: string, beside: Beside): Promise<Detail> {
  const history = await historyToSee(actor, reportId)
  const { reporterId, urgent } = history.report
  if (reporterId !== actor.memberId) return detailOf(history, actor)
  const [detail, publicity, live] = await Promise.all([
    detailOf(history, actor),
    publicityFor(beside, actor, reportId),
    urgent ? beside.live(actor, reportId) : undefined,
  ])
  return { ...detail, publicity, live }
}

/** Undefined while the screening of a report of this moment has not begun. */
async function publicityFor({ publicity }: Beside, actor: Actor, reportId: string) {
  try {
    return await publicity(actor, reportId)
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) return undefined
    throw error
  }
}
