import { ROSTER_LIMITS } from '@shared/rules/people/roster'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import * as v from 'valibot'
import { SaidAnswer } from './categories'
import { QueueCard } from './reportsDesk'
import { get, write } from './route'
import { codesOf, DayText, Moment, Page, pageQuery, Slug, TypedDay, Ulid } from './types'

const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))
const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))

const Shift = v.object({
  weekday: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  fromMinute: Minute,
  toMinute: Minute,
})
/** A day otherwise: off, or on between two minutes. */
const span = { fromMinute: v.optional(Minute), toMinute: v.optional(Minute) }
const Exception = v.object({ day: DayText, ...span })
const TypedException = v.object({ day: TypedDay, ...span })

const duty = {
  shifts: v.pipe(v.array(Shift), v.maxLength(ROSTER_LIMITS.shifts, `每人每周最多 ${ROSTER_LIMITS.shifts} 班`)),
  exceptions: v.array(Exception),
}
const typedDuty = {
  ...duty,
  exceptions: v.pipe(v.array(TypedException), v.maxLength(ROSTER_LIMITS.exceptions, '例外的日子太多了')),
}

/** An urgent report in the list: what is needed before one sets out. */
const AlertCard = v.object({
  ...QueueCard.entries,
  /** What its sender answered, and what they called. */
  answers: v.array(SaidAnswer),
  /** Somebody can be telephoned about it; the number is shown for a reason. */
  callable: v.boolean(),
})

const Roster = v.object({
  /** A community, or the street office. */
  teamId: Slug,
  /** Everybody who can be on duty here, on the roster or not, oneself first. */
  people: v.array(
    v.object({
      memberId: Ulid,
      /** Masked, with the role. */
      label: v.string(),
      me: v.boolean(),
      onDuty: v.boolean(),
      /** Rises with every change of this person's duty. */
      version: Version,
      ...duty,
    }),
  ),
})

/** What its sender sees of an urgent report. */
export const Live = v.object({
  reportId: Ulid,
  categoryName: v.string(),
  address: v.string(),
  status: codesOf(REPORT_STATUSES),
  submittedAt: Moment,
  /** Number to call first when life is in danger, as its category says now. */
  emergencyPhone: v.optional(v.string()),
  /** Who is on duty there now, masked; at most five. */
  onDuty: v.array(v.string()),
  /** Who took it, masked, and when. */
  taken: v.optional(v.object({ by: v.string(), at: Moment })),
  escalatedAt: v.optional(Moment),
  /** When it goes to the street office if nobody takes it. */
  escalatesAt: Moment,
  serverTime: Moment,
})

/** E – 移动探头: who is on duty, what waits for them, and what the sender sees of it. */
export const alerts = {
  roster: get('/alerts/roster/{teamId}', {
    summary: 'The weekly roster of a community or of the street office, and who is on duty now',
    roles: ['gridWorker', 'admin'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ teamId: Slug }))
    .output(Roster),
  setDuty: write('/alerts/roster/{teamId}/duty', {
    summary: "Set one person's week and exceptions; none at all takes them off the roster",
    roles: ['gridWorker', 'admin'],
    errors: ['NOT_FOUND', 'ROSTER_CHANGED', 'ASSIGNEE_REQUIRED'],
  })
    .input(v.object({ teamId: Slug, id: Ulid, memberId: Ulid, version: Version, ...typedDuty }))
    .output(Roster),
  list: get('/alerts/open/{teamId}', {
    summary: 'Urgent reports of a community that are open, by due time',
    roles: ['gridWorker', 'admin'],
  })
    .input(v.object({ teamId: Slug, ...pageQuery }))
    .output(Page(AlertCard)),
  waiting: get('/alerts/open', {
    summary: 'How many urgent reports are open in each of my teams, and how many of them nobody has accepted',
    roles: ['gridWorker', 'admin'],
  })
    .input(v.object({}))
    .output(
      v.object({
        teams: v.array(
          v.object({
            teamId: Slug,
            name: v.string(),
            /** At most 25 are counted. */
            open: v.number(),
            /** Of these, the ones nobody has accepted. */
            unaccepted: v.number(),
          }),
        ),
      }),
    ),
  live: get('/alerts/{reportId}', {
    summary: 'What its sender sees of an urgent report: who knows of it, and who is coming',
    roles: ['worker'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ reportId: Ulid }))
    .output(Live),
}
