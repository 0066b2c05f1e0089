import { now } from '@functions/platform/clock'
import { recordsOf } from '@functions/platform/events/effect'
import { unfinishedIn } from '@functions/platform/store/unfinished'
import { putNew } from '@functions/platform/store/writes'
import { queued } from '../entities'
import { Succession, type SuccessionItem } from './entities'

export type { SuccessionItem } from './entities'

/** Orders, as the stream brings them. */
export const successionRecords = recordsOf(Succession)

type Order = Pick<
  SuccessionItem,
  'streetId' | 'id' | 'leaverId' | 'leaverLabel' | 'successorId' | 'by' | 'byLabel' | 'teamIds' | 'office'
>

/** How long it is known what became of the work. Seconds. */
const KEEP_SECONDS = 180 * 86_400

/** Reports of one team that are looked through for those of one person. */
const LOOKED_THROUGH = 200

/** That somebody's open work passes to others; to be written with the end of their role. 4 write units. */
export function succession(order: Order) {
  const at = now()
  return putNew<typeof Succession>(Succession, {
    ...{ ...order, at, movedAt: at, state: 'running', version: 1, team: 0, given: 0, left: {} },
    ...unfinishedIn(order.streetId, at, order.id),
    expiresAt: Math.floor(at / 1000) + KEEP_SECONDS,
  })
}

export interface WorkOfTeam {
  teamId: string
  reports: number
  urgent: number
  /** There are more reports than were looked through. */
  atLeast: boolean
}

/** What somebody has in hand in a team: one query of the first of its open reports. */
export async function workOf(streetId: string, teamId: string, memberId: string): Promise<WorkOfTeam> {
  const open = await queued(streetId, teamId, 'open').first(LOOKED_THROUGH)
  const theirs = open.filter(({ assigneeId }) => assigneeId === memberId)
  const urgent = theirs.filter((report) => report.urgent).length
  return { teamId, reports: theirs.length, urgent, atLeast: open.length === LOOKED_THROUGH }
}
