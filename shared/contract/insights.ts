import { POSTS } from '@shared/rules/duties/posts'
import type { Metric } from '@shared/rules/office/metrics'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import * as v from 'valibot'
import { CheckinStateSchema } from './checkins'
import { Me } from './me'
import { PointsAccount } from './pointsShapes'
import { get, write } from './route'
import { Overview } from './stations'
import { codesOf, DayText, Moment, MonthText, Page, Points, pageQuery, Slug, Ulid } from './types'

/** Something that waits for me. */
const Task = v.object({
  kind: v.picklist(['voucher', 'confirmReport']),
  ref: Ulid,
  title: v.string(),
  until: Moment,
})

const UnderWay = v.object({
  reportId: Ulid,
  categoryName: v.string(),
  address: v.string(),
  status: codesOf(REPORT_STATUSES),
  movedAt: Moment,
})

const Home = v.object({
  serverTime: Moment,
  me: Me,
  account: PointsAccount,
  checkin: v.object({
    state: CheckinStateSchema,
    /** Consecutive days that still count today. */
    streak: v.number(),
    leftToday: v.number(),
    pointsEach: Points,
    streakBonus: Points,
  }),
  tasks: v.array(Task),
  /** Where it was asked for: the newest of my reports that are still worked on, at most three. */
  underWay: v.array(UnderWay),
  /** Messages in my inbox that I have not read. */
  unread: v.number(),
  /** Posts that I hold or am offered; absent when there are none. */
  posts: v.optional(
    v.array(
      v.object({
        termId: Ulid,
        scope: v.string(),
        post: codesOf(POSTS),
        from: DayText,
        to: DayText,
        acceptedAt: v.optional(Moment),
      }),
    ),
  ),
  /** My contact person in the community, masked, and since when. */
  contact: v.optional(v.object({ label: v.string(), since: DayText })),
  /**
   * Activities that ask something of the caller, soonest first, at most three: a place that is kept for them until `offerUntil`,
   * one they signed up for that begins today, one whose door is open and where they are not in yet (`atDoor`), or not out (`toLeave`).
   */
  activities: v.optional(
    v.array(
      v.object({
        activityId: Ulid,
        title: v.string(),
        starts: Moment,
        ends: Moment,
        place: v.string(),
        offerUntil: v.optional(Moment),
        atDoor: v.optional(v.literal(true)),
        toLeave: v.optional(v.literal(true)),
        cancelled: v.optional(v.literal(true)),
      }),
    ),
  ),
  /** The newest article for everybody. */
  news: v.optional(v.object({ articleId: Ulid, title: v.string() })),
  /** For staff, each counted up to 21: urgent and all reports that are open in their teams, and those that are late. */
  urgentOpen: v.optional(v.number()),
  reportsOpen: v.optional(v.number()),
  reportsOverdue: v.optional(v.number()),
  /** Registrations to be confirmed, and reports to be looked at, in their communities. */
  registrationsWaiting: v.optional(v.number()),
  reviewsWaiting: v.optional(v.number()),
  /** For the street office: proposals of others, and flags that nobody has looked at. */
  approvalsWaiting: v.optional(v.number()),
  flagsWaiting: v.optional(v.number()),
  /** WeChat's templates by our own names (shared/rules/office/messages.ts): what a tap may ask permission for. */
  templates: v.array(v.object({ name: v.string(), id: v.string() })),
  ...Overview.entries,
})

/** Counts of one Shanghai day in one community. */
const DayCounts = v.object({
  registrations: v.number(),
  confirmed: v.number(),
  checkins: v.number(),
  reports: v.number(),
  resolved: v.number(),
  closed: v.number(),
  vouchers: v.number(),
  redeemed: v.number(),
  pointsEarned: v.number(),
  pointsSpent: v.number(),
} satisfies Record<Metric, unknown>)

const DayRow = v.object({ day: DayText, counts: DayCounts })

const Leader = v.object({
  /** Equal points share a rank. */
  rank: v.number(),
  nameMasked: v.string(),
  points: Points,
  mine: v.boolean(),
})

/** What was done with reports in a month. Rates and medians are absent where there is nothing to take them from. */
const ReportNumbers = v.object({
  submitted: v.number(),
  accepted: v.number(),
  rejected: v.number(),
  resolved: v.number(),
  confirmed: v.number(),
  /** Closed by itself, because nobody confirmed in time. */
  closedAlone: v.number(),
  reopened: v.number(),
  merged: v.number(),
  withdrawn: v.number(),
  /** Reopened for each resolved. */
  reopenedRate: v.optional(v.number()),
  /** So many confirmations came with stars; of these, the part with four or five. */
  rated: v.number(),
  satisfiedRate: v.optional(v.number()),
  /** Of the resolutions, the part that was done by the moment it was due. */
  inTimeRate: v.optional(v.number()),
  /** Medians since submission, milliseconds; right to within a slot that is 1.5 times as long as the one before. */
  firstResponseMs: v.optional(v.number()),
  resolutionMs: v.optional(v.number()),
})

/** How many reports stand in each status. */
const Standing = v.object({
  submitted: v.number(),
  accepted: v.number(),
  assigned: v.number(),
  inProgress: v.number(),
  reopened: v.number(),
  resolved: v.number(),
  closed: v.number(),
  rejected: v.number(),
  merged: v.number(),
  withdrawn: v.number(),
} satisfies Record<ReportStatus, unknown>)

const ReportRow = v.object({ id: v.string(), name: v.string(), ...ReportNumbers.entries })

const JoinedReport = v.object({
  reportId: Ulid,
  categoryName: v.string(),
  summary: v.string(),
  address: v.string(),
  submittedAt: Moment,
  /** How many people said that it is the same. */
  pluses: v.number(),
})

/** R – the first numbers, and everything the home screen needs in one answer. */
export const insights = {
  home: get('/home', {
    summary:
      'The whole home screen in one answer and one read of the database; a second one where reports are asked for',
    roles: ['member'],
  })
    .input(v.object({ reports: v.optional(v.literal('yes')) }))
    .output(Home),
  today: get('/insights/today', {
    summary: "Today's numbers of my street by community, the totals since the beginning, and the last two weeks",
    roles: ['admin'],
  })
    .input(v.object({}))
    .output(
      v.object({
        day: DayText,
        serverTime: Moment,
        today: DayCounts,
        total: DayCounts,
        communities: v.array(v.object({ communityId: Slug, name: v.string(), today: DayCounts, total: DayCounts })),
        facts: v.object({
          stations: v.number(),
          sharedShelves: v.number(),
          merchants: v.number(),
          offers: v.number(),
          /** What the last closed round of the survey found; absent before there was one. */
          survey: v.optional(
            v.object({
              round: v.number(),
              closedOn: DayText,
              outlets: v.number(),
              people: v.number(),
              couriers: v.number(),
              drivers: v.number(),
            }),
          ),
        }),
        /** The newest days that have any numbers, at most 14, newest first; older ones are in `days`. */
        days: v.array(DayRow),
      }),
    ),
  leaders: get('/insights/leaders', {
    summary: 'Who earned most points in my street in a month: this one or one of the last twelve',
    roles: ['worker'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ month: v.optional(MonthText) }))
    .output(
      v.object({
        month: MonthText,
        /** At most 50, most points first. */
        items: v.array(Leader),
        /** What I earned in the month, less what was taken back. */
        ownPoints: Points,
        /** I chose not to stand in the list. */
        hidden: v.boolean(),
      }),
    ),
  chooseLeaders: write('/insights/leaders/choice', {
    summary: 'Leave the list of points, or stand in it again; the latest choice stands',
    roles: ['worker'],
  })
    .input(v.object({ id: Ulid, hidden: v.boolean() }))
    .output(v.object({ hidden: v.boolean() })),
  days: get('/insights/days', {
    summary: 'Counts of the street day by day, newest first',
    roles: ['admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(DayRow)),
  reportStats: get('/insights/reports', {
    summary: 'What was done with reports in a month by category and community; where they stand now; the most joined',
    roles: ['admin'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ month: v.optional(MonthText) }))
    .output(
      v.object({
        month: MonthText,
        total: ReportNumbers,
        /** Most submitted first. */
        categories: v.array(ReportRow),
        communities: v.array(ReportRow),
        /** Where reports stand as of now, whatever the month; without communities that never had one. */
        now: v.object({
          total: Standing,
          communities: v.array(v.object({ id: v.string(), name: v.string(), ...Standing.entries })),
        }),
        /** At most 10, most people first; as of now, whatever the month. */
        top: v.array(JoinedReport),
      }),
    ),
}
