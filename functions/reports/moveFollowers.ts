import { AGAIN, step, sure, transact, untilAnswered } from '@functions/platform/transact'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import type { Effect } from './effect'
import { Report } from './entities'
import { Follower } from './followEntities'
import { following, left, subscribersOf } from './followers'

/** Whoever followed a report that was merged follows the one it went into, where they count too. */
export const followersMoved: Effect = {
  name: 'followersMoved',
  kinds: ['reportEvent'],
  run: async ({ after }) => {
    const { move, reportId, targetReportId, at } = after ?? {}
    if (move !== 'merge' || typeof reportId !== 'string' || typeof targetReportId !== 'string') return
    await moveFollowers(reportId, targetReportId, Number(at))
  },
}

/** Each follower leaves and joins in one transaction: moved again after a failure, nobody counts twice. */
async function moveFollowers(source: string, target: string, at: number): Promise<void> {
  const { Item: report } = await Report.build(GetItemCommand)
    .key({ reportId: target })
    .options({ consistent: true })
    .send()
  if (!report) return
  let from: Record<string, unknown> | undefined
  do {
    const { followers, next } = await subscribersOf(source, from)
    for (const { memberId, streetId, kind } of followers) {
      const key = { reportId: target, memberId }
      await untilAnswered<void>(async () => {
        const { Item: there } = await Follower.build(GetItemCommand).key(key).options({ consistent: true }).send()
        const isThere = there?.active || memberId === report.reporterId
        const join = isThere
          ? []
          : [
              step<void>(
                Follower.build(PutTransaction)
                  .item(following({ ...key, streetId, kind, at }))
                  .options({
                    condition: there ? { attr: 'active', eq: false } : { attr: 'active', exists: false },
                  }),
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
