import { updateAccount } from '@functions/ledger/movement'
import { AGAIN, type Step } from '@functions/platform/store/transact'
import { remove, updateIf } from '@functions/platform/store/writes'
import type { ReportStatus } from '@shared/rules/reports/reportStatus'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { Absorbed } from '../deskEntities'
import { Report } from '../entities'
import { followerOf, left } from '../followers'
import type { History, MoveResult, ReportItem } from '../history'
import type { Consequences } from './handle'
import { awardFor, hasAccount, type Move } from './move'
import { moveLink } from './movePile'
import { paid } from './paid'
import { standsFor, UNMERGED } from './pile'

/** From these it goes back to work that had been taken in before. */
const BACK_TO_WORK: readonly ReportStatus[] = ['resolved', 'closed']

/**
 * What staff ended goes on. Resolved: theirs again, and nobody is asked to confirm it. Refused: accepted, and earns as
 * an acceptance where it brought nothing yet. Merged: it leaves its target, which its reporter follows no longer;
 * followers stay where they were taken.
 */
export async function restored({ report, timeline, absorbed }: History, made: Move, at: number): Promise<Consequences> {
  // What was merged into it before belongs to the pile, also where its record is still to come.
  for (const link of report.mergedInto ? absorbed : []) await moveLink(link)
  const steps = report.mergedInto ? await outOf(report, report.mergedInto) : []
  if (report.status === 'resolved' && hasAccount(report)) {
    const { reporterId: memberId, reportId } = report
    return {
      also: {},
      steps: [updateAccount<MoveResult>({ memberId, movements: [], dropTask: reportId }, () => AGAIN)],
    }
  }
  const isUnpaid = !timeline.some(({ points }) => points)
  if (BACK_TO_WORK.includes(report.status) || !hasAccount(report) || !isUnpaid) return { also: {}, steps }
  const award = await awardFor(report, 'reportAccepted', made, at)
  return award ? { also: { award }, steps: [...steps, ...paid(award)] } : { also: {}, steps }
}

/** Out of the pile it went into. Two reads or three; 2 write units for the link, 2 for the count, 2 for who follows. */
async function outOf({ reportId, reporterId: memberId }: ReportItem, mergedInto: string): Promise<Step<MoveResult>[]> {
  const [target, there] = await Promise.all([standsFor(mergedInto), followerOf(mergedInto, memberId)])
  return [
    remove(Absorbed, { targetId: mergedInto, reportId }),
    ...(target
      ? [
          updateIf(
            Report,
            { reportId: target.reportId, absorbed: $add(-1) },
            { and: [UNMERGED, { attr: 'absorbed', gte: 1 }] },
          ),
        ]
      : []),
    ...(there?.active && there.kind === 'merged' ? [left({ reportId: mergedInto, memberId })] : []),
  ]
}
