import { now } from '@functions/platform/clock'
import { commit, type Step } from '@functions/platform/store/transact'
import { firstTime, put } from '@functions/platform/store/writes'
import { dueIn } from '@functions/stations/working'
import type { Point } from '@shared/rules/place/geo'
import type { SaidAnswer } from '@shared/rules/reports/category'
import { Report, ReportEvent } from '../entities'
import type { ReportItem } from '../history'
import { nobody, placeOf } from '../place'
import { destinationOf, summaryOf } from './create'

/** A report as a program sends it. */
export interface Received {
  reportId: string
  /** Fingerprint of what was sent. */
  hash: string
  streetId: string
  /** The program and its name, as staff see where the report came from. */
  clientId: string
  clientName: string
  categoryId: string
  description: string
  address: string
  /** gcj02. */
  location: Point
  /** What the category's own questions were answered with, in words. */
  answers?: readonly SaidAnswer[]
  /** Of the client's pictures, stored under its id. */
  photoIds?: readonly string[]
  /** Only an address is known: the place is a guess until staff say where it is, and nobody else sees the report. */
  unplaced?: boolean
  /** Who told the program, sealed by the report's id; for the eyes of staff who give a reason. */
  callerNameSealed?: string
  callerPhoneSealed?: string
  callerPhoneMasked?: string
  /** Token of the number (callers.ts). */
  callerIndex?: string
}

/**
 * Takes in a report from a program, or nothing at all. Nobody here has an account for it: nobody earns points, nobody is
 * asked to confirm, and it closes by itself. The same id and words again change nothing. One transaction of 8 write units, and
 * what `also` has to be written with it.
 * @throws UNKNOWN_CATEGORY, OUTSIDE_STREET, IDEMPOTENCY_CONFLICT
 */
export async function receive(
  received: Received,
  also: readonly Step<{ reportId: string }>[] = [],
): Promise<{ reportId: string }> {
  const { streetId, categoryId, location, clientId, clientName, answers = [], photoIds = [], ...words } = received
  const { category, communityId } = await destinationOf(streetId, { categoryId, location })
  const { reportId, hash, description, address, callerNameSealed, callerPhoneSealed, callerPhoneMasked } = words
  const { callerIndex } = words
  const at = now()
  const placed = {
    reportId,
    reporterId: nobody(reportId),
    streetId,
    communityId,
    status: 'submitted' as const,
    urgent: category.urgent,
    ...{ dueAt: await dueIn(streetId, at, category), movedAt: at, submittedAt: at },
    ...(callerIndex ? { callerIndex } : {}),
  }
  const report: ReportItem = {
    ...placed,
    ...placeOf(placed),
    ...{ hash, anonymous: false, categoryId: category.id, categoryName: category.name, address, location },
    ...{ description: summaryOf(description), photoIds: [...photoIds], version: 1, reopenedCount: 0 },
    ...{ source: 'open311', takenBy: clientId, callerMasked: clientName },
    ...(received.unplaced ? { unplaced: true } : {}),
    ...(callerNameSealed ? { callerNameSealed } : {}),
    ...(callerPhoneSealed && callerPhoneMasked ? { callerPhoneSealed, callerPhoneMasked } : {}),
  }
  const first = {
    ...{ reportId, seq: 1, streetId, communityId, move: 'submit' as const, to: 'submitted' as const },
    ...{ categoryId: category.id, by: clientId, byRole: 'reporter' as const, byLabel: clientName, at },
    ...{ clientId: reportId, hash },
    ...(description === report.description ? {} : { note: description }),
    ...(answers.length > 0 ? { answers: [...answers] } : {}),
  }
  return commit<{ reportId: string }>(
    [firstTime(Report, report, () => ({ reportId })), put(ReportEvent, first), ...also],
    () => ({ reportId }),
  )
}
