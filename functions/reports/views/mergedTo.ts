import type { Actor } from '@functions/platform/http/token'
import { get } from '@functions/platform/store/writes'
import { publishedIn } from '@functions/published/published'
import type { Outputs } from '@shared/contract/contract'
import { deidentified } from '@shared/rules/text/deidentify'
import { ReportEvent } from '../entities'
import type { ReportItem } from '../history'
import { standsFor } from '../moves/pile'
import { isDeskOf } from './access'

type MergedTo = NonNullable<Outputs['reports']['get']['mergedTo']>

/**
 * The report another one was merged into, as far as this person may know it: their own and their team's as it is, any
 * other as the public sees it, and nothing of one that is not public. 1 read unit,
 * and one more for the reason of a refusal.
 */
export async function mergedToOf(actor: Actor, mergedInto: string): Promise<MergedTo> {
  const target = await standsFor(mergedInto)
  if (target?.streetId !== actor.streetId) return { reportId: mergedInto, link: 'none' }
  return { ...(await shownTo(actor, target)), ...(await refusalOf(target)) }
}

async function shownTo(actor: Actor, target: ReportItem): Promise<MergedTo> {
  const { reportId } = target
  const isOwn = target.reporterId === actor.memberId
  if (isOwn || isDeskOf(actor, target)) {
    const { categoryName, address, status } = target
    return { reportId, link: isOwn ? 'own' : 'desk', categoryName, address, status }
  }
  const published = await publishedIn(actor.streetId, reportId)
  if (!published) return { reportId, link: 'none' }
  const { categoryName, address, status } = published
  return { reportId, link: 'public', categoryName, address, status }
}

/** Why it was refused: its last move is the refusal. */
async function refusalOf({ reportId, status, version }: ReportItem): Promise<Pick<MergedTo, 'reason'>> {
  if (status !== 'rejected') return {}
  const item = await get(ReportEvent, { reportId, seq: version })
  return item?.note ? { reason: deidentified(item.note) } : {}
}
