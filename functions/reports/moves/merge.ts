import { problem } from '@functions/platform/problem'
import type { Step } from '@functions/platform/store/transact'
import { put, updateIf } from '@functions/platform/store/writes'
import { MERGE_LIMIT } from '@shared/rules/reports/reportDesk'
import { queueTabOf, REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { Absorbed } from '../deskEntities'
import { Report } from '../entities'
import { followerOf, following, putFollower } from '../followers'
import type { MoveResult, ReportItem } from '../history'
import type { Consequences } from './handle'
import { awardFor, hasAccount, type Move } from './move'
import { paid } from './paid'

const MERGEABLE = (Object.keys(REPORT_STATUSES) as ReportStatus[]).filter((status) => queueTabOf(status) !== 'closed')

/**
 * The report a merge points to is of the same street and open; the transaction checks it again, so two reports never
 * merge into each other. What was merged into this one is counted at the target at once, its links follow
 * (movePile.ts). The reporter follows the target and earns a little: less than an acceptance, nothing after one, once a
 * person and target. Up to 4 reads; 2 write units for the target and each index entry, 2 for the link, 4 for who
 * follows, 4 for the points.
 * @throws MERGE_TARGET_INVALID, MERGE_TARGET_FULL
 */
export async function mergeInto(report: ReportItem, made: Move, targetReportId = '', at = 0): Promise<Consequences> {
  const { reportId, streetId, reporterId: memberId } = report
  const pile = 1 + (report.absorbed ?? 0)
  const { Item: target } =
    targetReportId && targetReportId !== reportId
      ? await Report.build(GetItemCommand).key({ reportId: targetReportId }).options({ consistent: true }).send()
      : { Item: undefined }
  if (target?.streetId !== streetId || !MERGEABLE.includes(target.status)) throw problem('MERGE_TARGET_INVALID')
  if ((target.absorbed ?? 0) + pile > MERGE_LIMIT) throw problem('MERGE_TARGET_FULL', { most: MERGE_LIMIT })
  const { categoryName, address, submittedAt } = report
  const link = { targetId: targetReportId, reportId, at, categoryName, address, submittedAt }
  const steps: Step<MoveResult>[] = [
    updateIf(
      Report,
      { reportId: targetReportId, absorbed: $add(pile) },
      {
        and: [
          { attr: 'status', in: MERGEABLE },
          {
            or: [
              { attr: 'absorbed', exists: false },
              { attr: 'absorbed', lte: MERGE_LIMIT - pile },
            ],
          },
        ],
      },
    ),
    put(Absorbed, link),
  ]
  if (!hasAccount(report) || memberId === target.reporterId) return { also: { targetReportId }, steps }
  const there = await followerOf(targetReportId, memberId)
  const isNew = report.status === 'submitted' && there?.earned === undefined
  const award = isNew ? await awardFor(report, 'reportMerged', made, at) : undefined
  // Who follows it already stays as they came: a +1 of theirs goes on counting and can be taken back.
  if (!there?.active || award) {
    const kind = there?.active ? there.kind : ('merged' as const)
    const earned = there?.earned ?? { points: 0 }
    const follower = following({ reportId: targetReportId, memberId, streetId, kind, at, earned })
    steps.push(putFollower(follower, there))
  }
  if (award) steps.push(...paid(award))
  return { also: { targetReportId, award }, steps }
}
