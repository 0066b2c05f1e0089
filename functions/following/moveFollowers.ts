import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import {
  type FollowerItem,
  followerOf,
  following,
  left,
  putFollower,
  subscribersOf,
} from '@functions/reports/followers'
import { type EventItem, eventRecords } from '@functions/reports/history'
import { reportOf, standsFor } from '@functions/reports/moves/pile'
import { countTaken } from '@functions/reports/pluses'
import { telling } from './tellFollowers'

/** Whoever followed a report that was merged is told so and follows the one it went into, where they count too. */
export const followersMoved: Effect = {
  name: 'followersMoved',
  kinds: [eventRecords.kind],
  run: async ({ after }) => {
    if (after?.move !== 'merge') return
    const event = eventRecords.read(after)
    if (event.targetReportId) await moveFollowers(event)
  },
}

/**
 * Each follower is told, then leaves and joins in one transaction: repeated after a failure, nobody is told or counts
 * twice.
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
          putFollower(
            following({ reportId: target, memberId, streetId, kind, at, earned: earned ?? there?.earned }),
            there,
          ),
          countTaken(target, kind === 'plus'),
        ]
    return transact<void>([left({ reportId: source, memberId }, () => undefined), ...join], () => undefined)
  })
}
