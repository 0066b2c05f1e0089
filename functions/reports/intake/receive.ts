import { commit, type Step } from '@functions/platform/store/transact'
import { firstTime, put } from '@functions/platform/store/writes'
import type { Point } from '@shared/rules/place/geo'
import type { SaidAnswer } from '@shared/rules/reports/category'
import { Report, ReportEvent } from '../entities'
import { nobody } from '../place'
import { destinationOf, newReport, submission } from './newReport'

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
}

/**
 * Takes in a report from a program; idempotent. It has no account: nobody earns points or is asked to confirm, and it
 * closes by itself. One transaction of 8 write units, and what `also` writes with it.
 * @throws UNKNOWN_CATEGORY, OUTSIDE_STREET, IDEMPOTENCY_CONFLICT
 */
export async function receive(
  received: Received,
  also: readonly Step<{ reportId: string }>[] = [],
): Promise<{ reportId: string }> {
  const { streetId, categoryId, location, clientId, clientName, answers, photoIds = [], ...words } = received
  const { reportId, hash, description, address, callerNameSealed, callerPhoneSealed, callerPhoneMasked } = words
  const sent = { reportId, reporterId: nobody(reportId), hash, description, address, location, photoIds: [...photoIds] }
  const report = await newReport(await destinationOf(streetId, { categoryId, location }), {
    ...sent,
    ...{ source: 'open311', takenBy: clientId, callerMasked: clientName, callerNameSealed },
    ...(received.unplaced ? { unplaced: true } : {}),
    ...(callerPhoneSealed && callerPhoneMasked ? { callerPhoneSealed, callerPhoneMasked } : {}),
  })
  const sender = { by: clientId, byRole: 'reporter' as const, byLabel: clientName }
  const first = submission(report, sender, { description, ...(answers ? { answers } : {}) })
  return commit<{ reportId: string }>(
    [firstTime(Report, report, () => ({ reportId })), put(ReportEvent, first), ...also],
    () => ({ reportId }),
  )
}
