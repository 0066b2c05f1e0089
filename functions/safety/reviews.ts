import { photoLinks } from '@functions/media/links'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { reportOf } from '@functions/reports/history'
import { photographer } from '@functions/reports/views/view'
import type { Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { reviewReasonsOf } from '@shared/rules/reports/publicity'
import { reviewsIn } from './entities'
import { type PublicityItem, screeningOf } from './publicity'

type Row = Outputs['safety']['reviews']['items'][number]

/**
 * What staff of a community have to look at, longest waiting first. One query, and the reports of the page read beside
 * each other. @throws FORBIDDEN outside one's communities
 */
export async function reviewsOf(
  { memberId, streetId, grants }: Actor,
  { communityId, ...page }: PageQuery & { communityId: string },
) {
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `reviews#${memberId}#${streetId}#${communityId}`,
    reviewsIn(streetId, communityId).page,
    rowOf,
  )
}

async function rowOf(item: PublicityItem): Promise<Row> {
  const { reportId, version, state, since, streetId, appeal, decisions } = item
  const report = await reportOf(reportId)
  const lastReason = decisions.at(-1)?.reason
  return {
    reportId,
    version,
    state,
    reasons: reviewReasonsOf(screeningOf(item)),
    since,
    categoryName: report?.categoryName ?? '',
    description: report?.description ?? '',
    address: report?.address ?? '',
    photos: report ? await photoLinks(streetId, photographer(report), report.photoIds) : [],
    ...(appeal && !appeal.decided ? { appeal: appeal.text } : {}),
    lastReason,
  }
}
