import type { Effect } from '@functions/platform/effect'
import { fanOut } from '@functions/platform/fanOut'
import { AGAIN, step, transact, untilAnswered } from '@functions/platform/transact'
import { Report, ReportEvent } from '@functions/reports/entities'
import { Follower } from '@functions/reports/followEntities'
import { type FollowerItem, followerOf, following, left, subscribersOf, unchanged } from '@functions/reports/followers'
import type { EventItem } from '@functions/reports/history'
import { reportOf, standsFor, UNMERGED } from '@functions/reports/moves/pile'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { telling } from './tellFollowers'

/** Whoever followed a report that was merged is told so and follows the one it went into, where they count too. */
export const followersMoved: Effect = {
  name: 'followersMoved',
  kinds: [ReportEvent.entityName],
  run: async ({ after }) => {
    if (after?.move !== 'merge') return
    const event = ReportEvent.build(EntityFormatter).format(after)
    if (event.targetReportId) await moveFollowers(event)
  },
}

/**
 * Each follower is told, then leaves and joins in one transaction: done again after a failure, nobody is told or counts
 * twice, and nobody is taken along unheard.
 */
async function moveFollowers(event: EventItem): Promise<void> {
  const { reportId: source, at } = event
  const merged = await reportOf(source)
  // Taken out again before this record came: those who joined it stay with it.
  if (!merged?.mergedInto) return
  const tell = telling(merged, event)
  const all: FollowerItem[] = []
  let from: Record<string, unknown> | undefined
  do {
    const { followers, next } = await subscribersOf(source, from)
    all.push(...followers)
    from = next
  } while (from)
  await fanOut(all, async (follower) => {
    if (follower.memberId !== event.by) await tell(follower)
    await takeAlong(source, follower, at)
  })
}

/** Out of where they were and into where that went, unless they are there already. */
function takeAlong(source: string, { memberId, streetId, kind, earned }: FollowerItem, at: number): Promise<void> {
  return untilAnswered<void>(async () => {
    const report = await standsFor(source)
    if (!report || report.reportId === source) return
    const target = report.reportId
    const there = await followerOf(target, memberId)
    const isThere = there?.active || memberId === report.reporterId
    const join = isThere
      ? []
      : [
          step<void>(
            Follower.build(PutTransaction)
              .item(following({ reportId: target, memberId, streetId, kind, at, earned: earned ?? there?.earned }))
              .options({ condition: unchanged(there) }),
            () => AGAIN,
          ),
          step<void>(countedAt(target, kind), () => AGAIN),
        ]
    return transact<void>([step<void>(left({ reportId: source, memberId }), () => undefined), ...join], () => undefined)
  })
}

/** One more who joined where they are taken to, which has not gone elsewhere meanwhile. */
function countedAt(reportId: string, kind: FollowerItem['kind']) {
  return kind === 'plus'
    ? Report.build(UpdateTransaction)
        .item({ reportId, pluses: $add(1) })
        .options({ condition: UNMERGED })
    : Report.build(ConditionCheck).key({ reportId }).condition(UNMERGED)
}
