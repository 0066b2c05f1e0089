import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { SLOTS } from '@shared/rules/time/durations'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, string } from 'dynamodb-toolbox/schema'

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

/** Buckets of the numbers of one month: `MONTH#<month>`. */
export const MONTH = 'MONTH#'

/** Buckets of the numbers that hold now: `NOW#<community>`. */
export const NOW = 'NOW#'

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

/** How often the first response, and a resolution, took as long as each slot of `shared/rules/time/durations.ts`. */
export const RESPONSE_SLOTS = SLOTS.map((slot) => `response${slot}` as const)
export const RESOLUTION_SLOTS = SLOTS.map((slot) => `resolution${slot}` as const)
export type SlotName = (typeof RESPONSE_SLOTS | typeof RESOLUTION_SLOTS)[number]

/** How many reports stand in each status now, by the status's own name. */
const statuses = Object.keys(REPORT_STATUSES) as ReportStatus[]

/** Everything a counter may hold. */
export type AnyCount = CountName | ReportCountName | ReportStatus | SlotName
export const ANY_COUNTS: readonly AnyCount[] = [
  ...new Set<AnyCount>([...COUNTS, ...REPORT_COUNTS, ...statuses, ...RESPONSE_SLOTS, ...RESOLUTION_SLOTS]),
]

const count = () => number().optional()

/** One attribute a slot: flat, so that each can be added to without knowing the others. */
function slots<Name extends SlotName>(names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, count()])) as Record<Name, ReturnType<typeof count>>
}

/**
 * who       question                                   key
 * admin     today's numbers by community               COUNT#<street> / DAY#<day>#<community>
 * admin     numbers since the beginning by community   COUNT#<street> / TOTAL#<community>
 * everyone  visits of a station today                  COUNT#<street>#<station> / DAY#<day>
 * shop      what it handed out by month                COUNT#<street>#shop#<shop> / MONTH#<month>
 * worker    points I earned in a month                 COUNT#<street>#member#<member> / MONTH#<month>
 * admin     what became of reports in a month          COUNT#<street>#reports / MONTH#<month>#C#<community>, …#K#<category>
 * admin     how many reports stand in each status now  COUNT#<street>#reports / NOW#<community>
 * worker    who earned most in my street in a month    byQueue LEADERS#<street>#<month> / <points>#<member>, backwards
 * worker    whether I stand in that list               MEMBER#<id> / LEADERS
 * consumer  did I count this record already            COUNTED#<record's key> / COUNTED
 *
 * Written only by the stream consumer, a batch at a time; rebuildable from the records (`npm run rebuild-counters`).
 */
export const Counter = new Entity({
  ...kind('counter'),
  schema: item({
    scope: string().key(),
    bucket: string().key(),
    registrations: count(),
    confirmed: count(),
    checkins: count(),
    reports: count(),
    resolved: count(),
    closed: count(),
    vouchers: count(),
    redeemed: count(),
    pointsEarned: count(),
    pointsSpent: count(),
    /**
     * Of a month of reports, where `resolved` and `confirmed` are what the move of that name made; or of where reports
     * stand now, where each is a status.
     */
    submitted: count(),
    accepted: count(),
    rejected: count(),
    closedAlone: count(),
    reopened: count(),
    merged: count(),
    withdrawn: count(),
    assigned: count(),
    inProgress: count(),
    ...slots(RESPONSE_SLOTS),
    ...slots(RESOLUTION_SLOTS),
    /** Of a member's month only, while it stands in the list: as whom, and where. */
    nameMasked: string().optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
    /** How often its place was worked out: two who do it at once notice each other. */
    placings: count(),
  }),
  computeKey: ({ scope, bucket }) => ({ pk: `COUNT#${scope}`, sk: bucket }),
})

/**
 * That a record was counted. What counts is inserted once and never changed, so the record's own key is the event's
 * identity: a stream that delivers twice and a rebuild name it alike.
 */
export const Counted = new Entity({
  ...kind('counted'),
  schema: item({
    recordKey: string().key(),
    /** Epoch seconds; longer than a stream keeps records (24 h). */
    expiresAt: number(),
  }),
  computeKey: ({ recordKey }) => ({ pk: `COUNTED#${recordKey}`, sk: 'COUNTED' }),
})

/** Whether a member is left out of the street's list of points; the latest choice. Absent: they stand in it. */
export const LeaderChoice = new Entity({
  ...kind('leaderChoice'),
  schema: item({
    memberId: string().key(),
    hidden: boolean(),
    /** The write that chose it. */
    id: string(),
    at: number(),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'LEADERS' }),
})

/** Counters of a scope whose buckets begin alike, in the order of their buckets. */
export const countersOf = (scope: string, begin: string) =>
  listOf(Counter, { partition: `COUNT#${scope}`, range: { beginsWith: begin } })

/** Counters of a scope from one bucket to another, both included; newest first, or as they stand. */
export const countersFrom = (scope: string, between: [string, string], how: { reverse?: true; consistent?: true }) =>
  listOf(Counter, { partition: `COUNT#${scope}`, range: { between }, ...how })

/** The list of a street's month in `byQueue`. */
export const leadersOf = (streetId: string, month: string) => `LEADERS#${streetId}#${month}`

/** Who earned most in a street in a month, most first. */
export const placedIn = (streetId: string, month: string) =>
  listOf(Counter, { index: 'byQueue', partition: leadersOf(streetId, month), reverse: true })

/** A scope's months, newest first. */
export const monthsCounted = (scope: string) =>
  listOf(Counter, { partition: `COUNT#${scope}`, range: { beginsWith: MONTH }, reverse: true })
