import { ACTIVITY_KINDS, ACTIVITY_LIMITS, ATTENDANCE_MODES, SIGNUP_STATES } from '@shared/rules/activities/activity'
import { REPEATS } from '@shared/rules/activities/repeats'
import { MEETING_LIMITS } from '@shared/rules/people/instructing'
import * as v from 'valibot'
import {
  ActivityCard,
  ActivityDetail,
  ActivityRow,
  ActivityWords,
  AlongShape,
  AttendanceShape,
  Count,
  SeatsShape,
  SignupShape,
  typedActivity,
} from './activityShapes'
import { get, write } from './route'
import { codesOf, DayText, Moment, MonthText, Page, pageQuery, Slug, Text, TypedCode, TypedDay, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const
/** Reading is free for everybody, scraping is not: so many calls of one address a minute. */
const perAddress = { per: 'address', max: 120, windowSeconds: 60 } as const

const one = { activityId: Ulid }
const act = { ...one, id: Ulid }
const L = ACTIVITY_LIMITS
const Reason = (name = '原因') => Text(2, L.reason, name)
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(L.hours * 60))

/** An activity with how the caller stands to it. */
const Mine = v.object({
  ...ActivityDetail.entries,
  /** The caller's sign-up, if there is one. */
  signup: v.optional(SignupShape),
  /** Of who waits: so many sign-ups are before theirs. */
  ahead: v.optional(Count),
  /** That the caller came. */
  attendance: v.optional(AttendanceShape),
  serverTime: Moment,
})

/** What a write of the caller's own sign-up answers. */
const SignedUp = v.object({ signup: SignupShape })

/** At the door: where a check-in happens without a network, the phone says when. */
const atDoor = {
  /** The six digits on the door’s screen, typed or scanned. */
  code: TypedCode(6, '屏幕上的数字'),
  /** When the phone read it, by the server’s clock; at most a day ago. Absent: now. */
  claimedAt: v.optional(Moment),
}

/** Somebody on a list of staff. */
const Person = {
  memberId: Ulid,
  /** Masked. */
  nameMasked: v.string(),
}

const SignupRow = v.object({
  ...Person,
  ...SignupShape.entries,
  /** Came: see `attendance`. Did not come, and it is over: a fact, nothing follows from it. */
  came: v.optional(v.boolean()),
  /** Staff let them in above the number of places. */
  above: v.optional(v.object({ byLabel: v.string(), reason: v.string() })),
})

const AttendanceRow = v.object({ ...Person, ...AttendanceShape.entries })

const Remark = v.object({
  remarkId: Ulid,
  /** The speaker, masked; absent of somebody without an account. */
  memberId: v.optional(Ulid),
  speaker: v.string(),
  text: v.string(),
  at: Moment,
  byLabel: v.string(),
})

const SeriesDay = v.object({ day: DayText, activityId: Ulid })
const Written = v.object({ activityId: Ulid, revision: Count })

/** A council’s minutes: a meeting of its host. */
const CouncilMinutes = v.object({
  meetingId: Ulid,
  version: Count,
  minutes: v.optional(v.string()),
  decisions: v.array(v.object({ dutyId: Ulid, title: v.string(), owner: v.string(), dueOn: DayText })),
})

/** J – 活动: 议事会, 志愿服务, 课堂, 讲座, 读书, 暖心包. */
export const activities = {
  list: get('/activities', {
    summary: 'What is on for the caller: coming and running ones soonest first, or past ones latest first',
    roles: ['member'],
  })
    .input(
      v.object({
        show: v.optional(v.picklist(['coming', 'past']), 'coming'),
        kind: v.optional(codesOf(ACTIVITY_KINDS)),
        /** Only those in which this community takes part. */
        community: v.optional(Slug),
        /** Only those that begin in this month: the calendar. */
        month: v.optional(MonthText),
        ...pageQuery,
      }),
    )
    .output(Page(ActivityCard)),
  publicList: get('/activities/public/{streetId}', {
    summary: 'What is on for everybody: coming and running ones soonest first',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(
      v.object({
        streetId: Slug,
        show: v.optional(v.picklist(['coming', 'past']), 'coming'),
        kind: v.optional(codesOf(ACTIVITY_KINDS)),
        month: v.optional(MonthText),
        ...pageQuery,
      }),
    )
    .output(Page(ActivityCard)),
  open: get('/activities/{activityId}', {
    summary: 'An activity that is for the caller, with its places and how they stand to it',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object(one))
    .output(Mine),
  publicOpen: get('/activities/public/{streetId}/{activityId}', {
    summary: 'An activity that is for everybody, behind a shared card',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, ...one }))
    .output(ActivityDetail),
  mine: get('/activities/mine', {
    summary: 'What the caller signed up for, latest sign-up first, each with its activity',
    roles: ['member'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(v.object({ activity: ActivityCard, signup: SignupShape, attendance: v.optional(AttendanceShape) }))),
  record: get('/activities/record', {
    summary: 'Where the caller came, latest first, with hours and points',
    roles: ['member'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(v.object({ ...AttendanceShape.entries, title: v.string(), kind: codesOf(ACTIVITY_KINDS) }))),
  signUp: write('/activities/{activityId}/sign-up', {
    summary:
      'Takes a place if one is free and nobody waits, else a place in the queue: at once, for all who come along',
    roles: ['member'],
    errors: ['NOT_FOUND', 'ACTIVITY_CANCELLED', 'SIGNUP_CLOSED', 'SIGNUP_NOT_YET', 'SIGNED_UP', 'SIGNUP_ALONG'],
  })
    .input(
      v.object({
        ...act,
        /** Of an activity with positions: which. */
        positionId: v.optional(Slug),
        ...AlongShape,
        /** The phone saw that others wait or nothing is free: it saves a round trip, wrong it changes nothing. */
        full: v.optional(v.literal(true)),
      }),
    )
    .output(SignedUp),
  leave: write('/activities/{activityId}/leave', {
    summary: 'Gives one’s place up, a kept one or one’s place in the queue; whoever waits longest is offered it',
    roles: ['member'],
    errors: ['NOT_FOUND', 'SIGNUP_GONE', 'ACTIVITY_BEGUN'],
  })
    .input(v.object(act))
    .output(SignedUp),
  accept: write('/activities/{activityId}/accept', {
    summary: 'Takes the place that is kept',
    roles: ['member'],
    errors: ['NOT_FOUND', 'OFFER_PASSED', 'ACTIVITY_CANCELLED'],
  })
    .input(v.object(act))
    .output(SignedUp),
  remind: write('/activities/{activityId}/remind', {
    summary: 'Has the caller reminded two hours before it begins, whenever that comes to be; or no more',
    roles: ['member'],
    errors: ['NOT_FOUND', 'SIGNUP_GONE', 'REMINDER_LATE'],
  })
    .input(v.object({ ...act, remind: v.boolean() }))
    .output(SignedUp),
  comeIn: write('/activities/{activityId}/in', {
    summary: 'Checks the caller in by the digits at the door; points with it. Once, however often and from wherever',
    roles: ['member'],
    idHours: 24,
    errors: [
      'NOT_FOUND',
      'ACTIVITY_CANCELLED',
      'DOOR_CLOSED',
      'DOOR_TOO_LATE',
      'NOT_SIGNED_UP',
      'ROTATING_CODE_INVALID',
      'ROTATING_CODE_TRIES',
    ],
  })
    .input(v.object({ ...act, ...atDoor }))
    .output(AttendanceShape),
  goOut: write('/activities/{activityId}/out', {
    summary: 'Checks the caller out by the digits at the door; hours are between coming and going, within the activity',
    roles: ['member'],
    idHours: 24,
    errors: ['NOT_FOUND', 'DOOR_CLOSED', 'DOOR_TOO_LATE', 'NOT_IN', 'ROTATING_CODE_INVALID', 'ROTATING_CODE_TRIES'],
  })
    .input(v.object({ ...act, ...atDoor }))
    .output(AttendanceShape),
  ticket: get('/activities/{activityId}/ticket', {
    summary: 'The caller’s own code for staff’s scanner, good for ten minutes',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object(one))
    .output(v.object({ ticket: v.string(), expiresAt: Moment })),
  certify: write('/activities/certificate', {
    summary: 'Certifies the caller’s hours of some days as they stand, with a code that anybody can check',
    roles: ['member'],
    success: 201,
    errors: ['NO_HOURS', 'CERTIFICATES_FULL'],
  })
    .input(v.object({ id: Ulid, from: TypedDay, to: TypedDay }))
    .output(
      v.object({
        /** 16 digits; `terms.check` says to anybody what it certifies. */
        code: v.string(),
        at: Moment,
        name: v.string(),
        from: DayText,
        to: DayText,
        issuer: v.string(),
        minutes: Count,
        times: Count,
      }),
    ),

  desk: get('/activities/desk', {
    summary: 'Activities of the communities one works for: drafts, coming, past or cancelled ones, or those of a month',
    roles: staff,
  })
    .input(
      v.object({
        state: v.optional(v.picklist(['draft', 'coming', 'past', 'cancelled', 'month']), 'coming'),
        month: v.optional(MonthText),
        community: v.optional(Slug),
        ...pageQuery,
      }),
    )
    .output(Page(ActivityRow)),
  edit: get('/activities/desk/{activityId}', {
    summary: 'An activity with all its words and places, for who runs it',
    roles: staff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object(one))
    .output(
      v.object({
        ...ActivityRow.entries,
        words: ActivityWords,
        seats: v.array(SeatsShape),
        /** Persons who were checked in, and people who were counted without an account. */
        came: Count,
        counted: Count,
        /** Attendances whose hours are open. */
        openHours: Count,
        summaryId: v.optional(Ulid),
        /** Days of its series. */
        series: v.optional(v.array(SeriesDay)),
        /** Of a council that has them. */
        minutes: v.optional(CouncilMinutes),
        serverTime: Moment,
      }),
    ),
  save: write('/activities/desk', {
    summary: 'Keeps the words: of a draft, or of what is published, where those signed up are told what changed',
    roles: staff,
    success: 201,
    errors: ['NOT_FOUND', 'FORBIDDEN', 'ACTIVITY_CHANGED', 'ACTIVITY_OVER', 'ACTIVITY_INVALID', 'UNKNOWN_COMMUNITY'],
  })
    .input(
      v.object({
        id: Ulid,
        /** Absent: a new one. */
        activityId: v.optional(Ulid),
        /** The revision that was written on; 0 of a new one. */
        revision: Count,
        ...typedActivity,
      }),
    )
    .output(Written),
  publish: write('/activities/desk/{activityId}/publish', {
    summary: 'Publishes a draft',
    roles: staff,
    errors: ['NOT_FOUND', 'ACTIVITY_CHANGED', 'ACTIVITY_OVER', 'ACTIVITY_RISKY', 'WECHAT_UNAVAILABLE'],
  })
    .input(v.object({ ...act, revision: Count }))
    .output(Written),
  cancel: write('/activities/desk/{activityId}/cancel', {
    summary: 'Calls it off with the reason: those signed up are told, nobody is promoted or checked in any more',
    roles: staff,
    errors: ['NOT_FOUND', 'ACTIVITY_OVER'],
  })
    .input(v.object({ ...act, reason: Reason() }))
    .output(Written),
  repeat: write('/activities/desk/{activityId}/repeat', {
    summary: 'Lays out a series: one like it on each day of the rule; each can be changed or cancelled alone',
    roles: staff,
    success: 201,
    errors: ['NOT_FOUND', 'ACTIVITY_CHANGED', 'ACTIVITY_IN_SERIES', 'ACTIVITY_INVALID'],
  })
    .input(
      v.object({
        ...act,
        revision: Count,
        repeat: codesOf(REPEATS),
        until: TypedDay,
        /** Days that fall out. */
        skip: v.pipe(v.array(TypedDay), v.maxLength(L.repeats)),
      }),
    )
    .output(v.object({ seriesId: Ulid, days: v.array(SeriesDay) })),
  changeSeries: write('/activities/desk/{activityId}/series', {
    summary: 'Changes a day of a series and the later ones like it, all or none; those signed up are told what changed',
    roles: staff,
    errors: [
      'NOT_FOUND',
      'FORBIDDEN',
      'ACTIVITY_ALONE',
      'ACTIVITY_CHANGED',
      'ACTIVITY_OVER',
      'ACTIVITY_INVALID',
      'UNKNOWN_COMMUNITY',
    ],
  })
    .input(v.object({ ...act, revision: Count, ...typedActivity }))
    .output(
      v.object({
        revision: Count,
        changed: v.array(SeriesDay),
        /** Days that stay as they are: changed alone before, begun, or called off. */
        kept: v.array(v.object({ ...SeriesDay.entries, why: v.picklist(['differs', 'begun', 'cancelled']) })),
      }),
    ),
  summarise: write('/activities/desk/{activityId}/summary', {
    summary: 'Links the article that tells of it; without one the link is gone',
    roles: staff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...act, articleId: v.optional(Ulid) }))
    .output(Written),
  beginSummary: write('/activities/desk/{activityId}/summary/begin', {
    summary:
      'Begins the article that tells of it: a draft with what is known, linked at once; pictures come in its editor',
    roles: ['admin'],
    success: 201,
    errors: ['NOT_FOUND', 'ACTIVITY_CANCELLED', 'ACTIVITY_NOT_OVER', 'ACTIVITY_SUMMED_UP'],
  })
    .input(v.object(act))
    .output(v.object({ ...Written.entries, articleId: Ulid })),
  signups: get('/activities/desk/{activityId}/signups', {
    summary: 'Who signed up, in the order of their places: in, offered, waiting, or gone',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, state: codesOf(SIGNUP_STATES), ...pageQuery }))
    .output(Page(SignupRow)),
  add: write('/activities/desk/{activityId}/signups', {
    summary: 'Staff let somebody in on purpose: above the number of places, or before those who wait; with a reason',
    roles: staff,
    success: 201,
    errors: ['NOT_FOUND', 'ACTIVITY_CANCELLED', 'ACTIVITY_OVER', 'SIGNED_UP', 'UNKNOWN_MEMBER', 'SIGNUP_ALONG'],
  })
    .input(v.object({ ...act, memberId: Ulid, positionId: v.optional(Slug), ...AlongShape, reason: Reason() }))
    .output(SignedUp),
  drop: write('/activities/desk/{activityId}/signups/drop', {
    summary: 'Staff take somebody out who asked for it; whoever waits longest is offered the place',
    roles: staff,
    errors: ['NOT_FOUND', 'SIGNUP_GONE', 'ACTIVITY_BEGUN'],
  })
    .input(v.object({ ...act, memberId: Ulid, reason: Reason() }))
    .output(SignedUp),
  door: get('/activities/desk/{activityId}/door', {
    summary: 'The rotating digits of the next ten minutes, for the door’s screen, and how many are in',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND', 'DOOR_CLOSED'],
  })
    .input(v.object(one))
    .output(
      v.object({
        title: v.string(),
        mode: codesOf(ATTENDANCE_MODES),
        serverTime: Moment,
        /** Seconds one code stands. */
        stepSeconds: v.number(),
        codes: v.array(v.object({ code: v.string(), from: Moment })),
        came: Count,
        /** Sign-ups that are in. */
        expected: Count,
      }),
    ),
  comeInBy: write('/activities/desk/{activityId}/in', {
    summary: 'Staff check somebody in: from the list, by their code, or a walk-in; items are what was handed out',
    roles: staff,
    idHours: 24,
    errors: [
      'NOT_FOUND',
      'ACTIVITY_CANCELLED',
      'DOOR_CLOSED',
      'DOOR_TOO_LATE',
      'NOT_SIGNED_UP',
      'TICKET_INVALID',
      'UNKNOWN_MEMBER',
    ],
  })
    .input(
      v.object({
        ...act,
        /** One of the two. */
        memberId: v.optional(Ulid),
        ticket: v.optional(v.pipe(v.string(), v.maxLength(1000))),
        claimedAt: v.optional(Moment),
        /** What was handed out where it is not what each person gets. */
        items: v.optional(v.array(v.object({ name: v.string(), count: Count }))),
      }),
    )
    .output(AttendanceRow),
  goOutBy: write('/activities/desk/{activityId}/out', {
    summary: 'Staff check somebody out from the list or by their code',
    roles: staff,
    idHours: 24,
    errors: ['NOT_FOUND', 'DOOR_CLOSED', 'DOOR_TOO_LATE', 'NOT_IN', 'TICKET_INVALID'],
  })
    .input(
      v.object({
        ...act,
        memberId: v.optional(Ulid),
        ticket: v.optional(v.pipe(v.string(), v.maxLength(1000))),
        claimedAt: v.optional(Moment),
      }),
    )
    .output(AttendanceRow),
  count: write('/activities/desk/{activityId}/counted', {
    summary: 'Counts people who came without an account, and what they were handed',
    roles: staff,
    success: 201,
    idHours: 24,
    errors: ['NOT_FOUND', 'ACTIVITY_CANCELLED', 'DOOR_CLOSED'],
  })
    .input(
      v.object({
        ...act,
        people: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(L.people)),
        items: v.optional(v.array(v.object({ name: v.string(), count: Count }))),
      }),
    )
    .output(v.object({ activityId: Ulid, counted: Count })),
  attendance: get('/activities/desk/{activityId}/attendance', {
    summary: 'Who came, in the order of their ids; the sheet to print',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, ...pageQuery }))
    .output(Page(AttendanceRow)),
  openHours: get('/activities/hours', {
    summary: 'Attendances of a community that ended without a check-out, oldest first: to be closed once with a reason',
    roles: staff,
    shows: 'personal',
    errors: ['UNKNOWN_COMMUNITY', 'FORBIDDEN'],
  })
    .input(v.object({ community: Slug, ...pageQuery }))
    .output(Page(v.object({ ...AttendanceRow.entries, title: v.string(), starts: Moment, ends: Moment }))),
  closeHours: write('/activities/desk/{activityId}/hours/close', {
    summary: 'Closes open hours once, with a reason: minutes within the activity',
    roles: staff,
    errors: ['NOT_FOUND', 'HOURS_CLOSED', 'HOURS_TOO_MUCH', 'ACTIVITY_NOT_OVER', 'OWN_HOURS'],
  })
    .input(v.object({ ...act, memberId: Ulid, minutes: Minutes, reason: Reason() }))
    .output(AttendanceRow),
  correctHours: write('/activities/desk/{activityId}/hours/correct', {
    summary: 'Corrects minutes by a new record with a reason; what was before stays in the records',
    roles: staff,
    errors: ['NOT_FOUND', 'HOURS_OPEN', 'HOURS_TOO_MUCH', 'OWN_HOURS'],
  })
    .input(v.object({ ...act, memberId: Ulid, minutes: Minutes, reason: Reason() }))
    .output(AttendanceRow),
  takeBack: write('/activities/desk/{activityId}/attendance/take-back', {
    summary: 'Somebody was checked in who did not come: points and the service it counted as go with it',
    roles: staff,
    errors: ['NOT_FOUND', 'ATTENDANCE_GONE', 'OWN_HOURS'],
  })
    .input(v.object({ ...act, memberId: Ulid, reason: Reason() }))
    .output(AttendanceRow),
  corrections: get('/activities/desk/{activityId}/corrections', {
    summary: 'What was closed, corrected or taken back, oldest first: by whom, when and why',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, ...pageQuery }))
    .output(
      Page(
        v.object({
          ...Person,
          what: v.picklist(['closed', 'corrected', 'takenBack']),
          /** Minutes before and after; absent: none. */
          before: v.optional(Count),
          after: v.optional(Count),
          reason: v.string(),
          byLabel: v.string(),
          at: Moment,
        }),
      ),
    ),
  remarks: get('/activities/desk/{activityId}/remarks', {
    summary: 'What was said in a council, in its order, with the speakers',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, ...pageQuery }))
    .output(Page(Remark)),
  remark: write('/activities/desk/{activityId}/remarks', {
    summary: 'Keeps what somebody said in a council, with the speaker',
    roles: staff,
    success: 201,
    errors: ['NOT_FOUND', 'NOT_A_COUNCIL', 'UNKNOWN_MEMBER', 'REMARKS_FULL'],
  })
    .input(
      v.object({
        ...act,
        /** The speaker's account, or their name. */
        memberId: v.optional(Ulid),
        speaker: v.optional(Text(1, L.contact, '发言人')),
        text: Text(2, L.remark, '发言'),
      }),
    )
    .output(Remark),
  minutes: write('/activities/desk/{activityId}/minutes', {
    summary: 'Keeps a council’s minutes as a meeting of its host; each decision becomes a duty of its owner',
    roles: ['admin'],
    errors: [
      'NOT_FOUND',
      'NOT_A_COUNCIL',
      'HOST_REQUIRED',
      'MEETING_CHANGED',
      'DECISIONS_FULL',
      'OWNER_INVALID',
      'ORG_CLOSED',
    ],
  })
    .input(
      v.object({
        ...act,
        /** The version of the meeting that was seen; 0 before there are minutes. */
        version: Count,
        minutes: v.optional(Text(1, MEETING_LIMITS.minutes, '纪要')),
        decisions: v.pipe(
          v.array(v.object({ title: Text(2, MEETING_LIMITS.line, '决定'), ownerId: Ulid, dueOn: TypedDay })),
          v.maxLength(MEETING_LIMITS.decisions, `一次最多 ${MEETING_LIMITS.decisions} 条`),
        ),
      }),
    )
    .output(CouncilMinutes),
  figures: get('/activities/figures', {
    summary: 'Activities of a year that were held: the street’s number is the sum over its hosts, each counted once',
    roles: staff,
  })
    .input(v.object({ year: v.pipe(v.string(), v.regex(/^20\d{2}$/, '年份格式不对')) }))
    .output(
      v.object({
        held: Count,
        /** Of them: several communities held it together. */
        joint: Count,
        hosts: v.array(v.object({ orgId: v.optional(Ulid), name: v.string(), held: Count })),
        kinds: v.array(v.object({ kind: codesOf(ACTIVITY_KINDS), held: Count })),
        /** In which each community took part: joint ones stand in several rows. */
        communities: v.array(v.object({ communityId: v.string(), held: Count })),
      }),
    ),
}
