import { placeAt } from '@functions/platform/store/ids'
import { type QueueTab, queueTabOf, type ReportStatus } from '@shared/rules/reports/reportStatus'

interface Placed {
  reportId: string
  reporterId: string
  streetId: string
  communityId: string
  unitId?: string | undefined
  status: ReportStatus
  urgent: boolean
  dueAt: number
  movedAt: number
  submittedAt: number
  /** Token of the number of who called; among that caller's reports it stands then. */
  callerIndex?: string | undefined
}

/** Stands for the reporter of what nobody with an account sent: no member's id, whatever the report's own id is. */
export const nobody = (reportId: string): string => `nobody#${reportId}`

/** A moment as index text: sorts as time does. */
export const momentText = (epochMs: number): string => String(epochMs).padStart(15, '0')

/** The partition of one list of a team's work queue: a community's or a unit's. */
export const queuePartition = (streetId: string, teamId: string, tab: QueueTab): string =>
  `QUEUE#${streetId}#${teamId}#${tab}`

/** The partition of what somebody called about whose number has that token. */
export const callerPartition = (streetId: string, callerIndex: string): string => `CALLER#${streetId}#${callerIndex}`

/** Who has a report: the unit it was handed over to, else the community it lies in. */
export const holderOf = ({ communityId, unitId }: Pick<Placed, 'communityId' | 'unitId'>): string =>
  unitId ?? communityId

/**
 * Where a report stands in the indexes: among its reporter's or caller's by the moment it came, and in one list of its holder's queue.
 * Open work is ordered urgent first and then by due time, everything else by the moment of its last move.
 */
export function placeOf(report: Placed): { ownerPk: string; ownerSk: string; queuePk: string; queueSk: string } {
  const tab = queueTabOf(report.status)
  const rank = tab === 'open' ? `${report.urgent ? 0 : 1}#${momentText(report.dueAt)}` : momentText(report.movedAt)
  return {
    ownerPk: report.callerIndex ? callerPartition(report.streetId, report.callerIndex) : `MEMBER#${report.reporterId}`,
    ownerSk: `REPORT#${placeAt(report.submittedAt, report.reportId)}`,
    queuePk: queuePartition(report.streetId, holderOf(report), tab),
    queueSk: `${rank}#${report.reportId}`,
  }
}
