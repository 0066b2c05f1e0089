import { isProblem } from '@functions/platform/problem'
import { AGAIN, step, sure, transact, untilAnswered } from '@functions/platform/transact'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import type { Effect } from './effect'
import { Report, ReportEvent } from './entities'
import { Follower } from './followEntities'
import { followerOf, following, left, subscribersOf, unchanged } from './followers'
import type { EventItem } from './history'
import { telling } from './tellFollowers'

/** Whoever followed a report that was merged is told so and follows the one it went into, where they count too. */
export const followersMoved: Effect = {
  name: 'followersMoved',
  kinds: [ReportEvent.entityName],
  run: async ({ after }) => {
    if (after?.move !== 'merge') return
    const event = ReportEvent.build(EntityFormatter).format(after)
    if (event.targetReportId) await moveFollowers(event, event.targetReportId)
  },
}

/**
 * Each follower is told, then leaves and joins in one transaction: done again after a failure, nobody is told or counts
 * twice, and nobody is taken along unheard.
 */
async function moveFollowers(event: EventItem, target: string): Promise<void> {
  const { reportId: source, at } = event
  const [report, merged] = await Promise.all([reportOf(target), reportOf(source)])
  if (!report || !merged) return
  const tell = telling(merged, event)
  let from: Record<string, unknown> | undefined
  do {
    const { followers, next } = await subscribersOf(source, from)
    for (const follower of followers) {
      const { memberId, streetId, kind, earned } = follower
      if (memberId !== event.by) await tell(follower).catch(unlessBusy)
      await untilAnswered<void>(async () => {
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
              ...(kind === 'plus'
                ? [sure(Report.build(UpdateTransaction).item({ reportId: target, pluses: $add(1) }))]
                : []),
            ]
        return transact<void>(
          [step<void>(left({ reportId: source, memberId }), () => undefined), ...join],
          () => undefined,
        )
      })
    }
    from = next
  } while (from)
}

/** The message is in the inbox; nobody waits for WeChat to be taken along. */
function unlessBusy(error: unknown): void {
  if (!isProblem(error, 'WECHAT_UNAVAILABLE')) throw error
}

async function reportOf(reportId: string) {
  const { Item } = await Report.build(GetItemCommand).key({ reportId }).options({ consistent: true }).send()
  return Item
}
