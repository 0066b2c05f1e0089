import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { SLOTS } from '@shared/rules/time/durations'

/** Everything that is counted: by community, and check-ins by station as well. */
export const COUNTS = [
  'registrations',
  'confirmed',
  'checkins',
  'reports',
  'resolved',
  'closed',
  'vouchers',
  'redeemed',
  'pointsEarned',
  'pointsSpent',
] as const
export type CountName = (typeof COUNTS)[number]

/** What a month of reports counts, besides how long things took. */
export const REPORT_COUNTS = [
  'submitted',
  'accepted',
  'rejected',
  'resolved',
  'confirmed',
  'closedAlone',
  'reopened',
  'merged',
  'withdrawn',
] as const
export type ReportCountName = (typeof REPORT_COUNTS)[number]

/**
 * Of a month's confirmations those with stars, and with enough of them; of its resolutions those that say whether they were in
 * time, and those that were.
 */
export const VERDICT_COUNTS = ['rated', 'satisfied', 'timed', 'inTime'] as const
export type VerdictCountName = (typeof VERDICT_COUNTS)[number]

/** What a month of a community's work log counts: entries, and their quantities together. */
export const LOG_COUNTS = ['entries', 'quantity'] as const
export type LogCountName = (typeof LOG_COUNTS)[number]

/** What a round of the survey found. */
export const SURVEY_COUNTS = ['surveyed', 'couriers', 'drivers', 'outlets'] as const
export type SurveyCountName = (typeof SURVEY_COUNTS)[number]

/**
 * What a month of a community's contacts counts: workers reached, those reached for the first time in it, tries in vain, and
 * of those reached the ones that were written down later.
 */
export const CONTACT_COUNTS = ['contactsReached', 'contactsFulfilled', 'contactTries', 'contactsLate'] as const
export type ContactCountName = (typeof CONTACT_COUNTS)[number]

/** What a poster counts. */
export const SCAN_COUNTS = ['scans'] as const
export type ScanCountName = (typeof SCAN_COUNTS)[number]

/** How often the first response, and a resolution, took as long as each slot of `shared/rules/time/durations.ts`. */
export const RESPONSE_SLOTS = SLOTS.map((slot) => `response${slot}` as const)
export const RESOLUTION_SLOTS = SLOTS.map((slot) => `resolution${slot}` as const)
export type SlotName = (typeof RESPONSE_SLOTS | typeof RESOLUTION_SLOTS)[number]

/** How many reports stand in each status now, by the status's own name. */
const statuses = Object.keys(REPORT_STATUSES) as ReportStatus[]

/** Everything a counter may hold. */
export type AnyCount =
  | CountName
  | ReportCountName
  | VerdictCountName
  | LogCountName
  | SurveyCountName
  | ContactCountName
  | ScanCountName
  | ReportStatus
  | SlotName
export const ANY_COUNTS: readonly AnyCount[] = [
  ...new Set<AnyCount>([
    ...COUNTS,
    ...REPORT_COUNTS,
    ...VERDICT_COUNTS,
    ...LOG_COUNTS,
    ...SURVEY_COUNTS,
    ...CONTACT_COUNTS,
    ...SCAN_COUNTS,
    ...statuses,
    ...RESPONSE_SLOTS,
    ...RESOLUTION_SLOTS,
  ]),
]
