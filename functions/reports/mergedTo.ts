import type { Actor } from '@functions/platform/token'
import { publishedIn } from '@functions/publicReports/published'
import type { Outputs } from '@shared/contract/contract'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { isDeskOf } from './access'
import { Report } from './entities'

type MergedTo = NonNullable<Outputs['reports']['get']['mergedTo']>

/**
 * The report another one was merged into, as far as this person may know it: their own and their team's as it is, any
 * other as the public sees it, and nothing of one that is not public. ½ to 1 read unit.
 */
export async function mergedToOf(actor: Actor, reportId: string): Promise<MergedTo> {
  const { Item: target } = await Report.build(GetItemCommand).key({ reportId }).send()
  const isOwn = target?.reporterId === actor.memberId
  if (target?.streetId === actor.streetId && (isOwn || isDeskOf(actor, target))) {
    const { categoryName, address, status } = target
    return { reportId, link: isOwn ? 'own' : 'desk', categoryName, address, status }
  }
  const published = await publishedIn(actor.streetId, reportId)
  if (!published) return { reportId, link: 'none' }
  const { categoryName, address, status } = published
  return { reportId, link: 'public', categoryName, address, status }
}
