import { type QueueTab, queueTabOf, type ReportStatus } from '@shared/rules/reportStatus'

interface Placed {
  reportId: string
  reporterId: string
  streetId: string
  communityId: string
  status: ReportStatus
  urgent: boolean
  dueAt: number
  movedAt: number
}

/** A moment as index text: sorts as time does. */
export const momentText = (epochMs: number): string => String(epochMs).padStart(15, '0')

/** The partition of one list of a community's work queue. */
export const queuePartition = (streetId: string, communityId: string, tab: QueueTab): string =>
  `QUEUE#${streetId}#${communityId}#${tab}`

/**
 * Where a report stands in the indexes: among its reporter's, and in one list of its community's queue. Open work is
 * ordered urgent first and then by due time, everything else by the moment of its last move.
 */
export function placeOf(report: Placed): { ownerPk: string; ownerSk: string; queuePk: string; queueSk: string } {
  const tab = queueTabOf(report.status)
  const rank = tab === 'open' ? `${report.urgent ? 0 : 1}#${momentText(report.dueAt)}` : momentText(report.movedAt)
  return {
    ownerPk: `MEMBER#${report.reporterId}`,
    ownerSk: `REPORT#${report.reportId}`,
    queuePk: queuePartition(report.streetId, report.communityId, tab),
    queueSk: `${rank}#${report.reportId}`,
  }
}
