import { assigneeFor } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf, removeIf } from '@functions/platform/store/writes'
import { type SuccessionItem, successionRecords } from '@functions/reports/succession/ordering'
import { type Duty, dutiesTogether, OFFICE } from '@shared/rules/people/roster'
import { DutyRecord } from './entities'

const NONE: Duty = { shifts: [], exceptions: [] }

/**
 * The duty of whoever left a role passes to who takes their work, team by team; without a successor, or where they do not
 * work, it ends. Duty that was set after the order is another one and stays.
 */
export const dutyPassed: Effect = {
  name: 'dutyPassed',
  kinds: [successionRecords.kind],
  run: async ({ before, after }) => {
    if (before || !after) return
    const order = successionRecords.read(after)
    await fanOut([...order.teamIds, ...(order.office ? [OFFICE] : [])], (teamId) => pass(order, teamId))
  },
}

/** One team's: at most three reads and one transaction of 4 write units; a read where they had none. */
async function pass({ streetId, leaverId, successorId, by, at }: SuccessionItem, teamId: string): Promise<void> {
  await untilAnswered<void>(async () => {
    const theirs = await getNow(DutyRecord, { streetId, teamId, memberId: leaverId })
    if (!theirs || theirs.at > at) return
    const successor = successorId && (await assigneeFor({ streetId, teamId }, successorId))
    const gone = removeIf(DutyRecord, { streetId, teamId, memberId: leaverId }, { attr: 'version', eq: theirs.version })
    if (!successor) return transact<void>([gone], () => undefined)
    const key = { streetId, teamId, memberId: successor.memberId }
    const had = await getNow(DutyRecord, key)
    const { shifts, exceptions } = dutiesTogether(had ?? NONE, theirs)
    const next = { ...key, version: (had?.version ?? 0) + 1, shifts: [...shifts], exceptions: [...exceptions] }
    return transact<void>(
      [gone, putIf(DutyRecord, { ...next, made: had?.made ?? [], by, at: now() }, asSeen('version', had?.version))],
      () => undefined,
    )
  })
}
