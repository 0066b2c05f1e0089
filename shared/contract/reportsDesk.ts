import { FIND_LIMITS, FOUND_BY } from '@shared/rules/reports/finding'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { BULK_LIMIT, DESK_SOURCES, NOTE_LIMITS } from '@shared/rules/reports/reportDesk'
import { QUEUE_TABS, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import * as v from 'valibot'
import { ReportCard } from './reportCard'
import { get, post, write } from './route'
import { codesOf, Location, Moment, Page, pageQuery, QueryNumber, Slug, Text, Ulid } from './types'

const ReportStatus = codesOf(REPORT_STATUSES)
const STAFF = ['gridWorker', 'admin'] as const

/** A report in a work queue. */
export const QueueCard = v.object({
  ...ReportCard.entries,
  /** Where it is, gcj02. */
  location: Location,
  assigneeLabel: v.optional(v.string()),
  /** It was given to the person who asks. */
  mine: v.boolean(),
  /** How far it is from where they are, when they said so. */
  metres: v.optional(v.number()),
})

/** One who can be given a report. */
const Colleague = v.object({ memberId: Ulid, label: v.string(), me: v.boolean() })

const Caller = { callerName: v.optional(Text(0, 20, '姓名'), ''), callerPhone: v.optional(Text(0, 20, '电话'), '') }

/** What became of one report of several. */
const Outcome = v.variant('outcome', [
  v.object({ reportId: Ulid, outcome: v.literal('done'), status: ReportStatus }),
  v.object({ reportId: Ulid, outcome: v.literal('refused'), code: v.string(), message: v.string() }),
])

/** Which reports of a queue are meant; what is not told narrows nothing. */
export const QUEUE_NARROWING = {
  /** A community, or a unit. */
  communityId: Slug,
  tab: v.optional(codesOf(QUEUE_TABS), 'open'),
  categoryId: v.optional(Slug),
  status: v.optional(ReportStatus),
  overdue: v.optional(v.literal('yes')),
  mine: v.optional(v.literal('yes')),
  /** Near me: where that is, gcj02, both or neither. */
  latitude: v.optional(QueryNumber(-90, 90)),
  longitude: v.optional(QueryNumber(-180, 180)),
}

/** The staff side of reports: work queues and what is done there beside the moves of one report. */
export const reportsDesk = {
  queue: get('/reports/queue', {
    summary: "A team's reports: open ones urgent first, then by due time; a filtered page may be short and go on",
    roles: STAFF,
  })
    .input(
      v.object({
        ...QUEUE_NARROWING,
        ...pageQuery,
      }),
    )
    .output(Page(QueueCard)),
  find: post('/reports/find', {
    summary:
      "Reports of one's teams by number, by the exact phone of who called (put on record), or by words; a page of words may be short and go on",
    roles: STAFF,
    shows: 'personal',
    limit: { per: 'member', max: 300, windowSeconds: 3600 },
  })
    .input(
      v.object({
        /** A number, short or whole; a telephone number; or words, all of which a report holds. */
        words: Text(2, FIND_LIMITS.characters, '要找的'),
        ...pageQuery,
      }),
    )
    .output(
      v.object({
        ...Page(QueueCard).entries,
        /** What the words were taken for. */
        by: codesOf(FOUND_BY),
        /** Of words: how many reports were looked through for this page, and in whose list that ended. */
        looked: v.number(),
        reached: v.optional(
          v.object({
            teamName: v.string(),
            tab: codesOf(QUEUE_TABS),
            /** The last move of the last one, where the list is in that order. */
            at: v.optional(Moment),
          }),
        ),
      }),
    ),
  overdue: get('/reports/overdue', {
    summary: 'The most overdue reports of every community and unit',
    roles: ['admin'],
  })
    .input(v.object({}))
    .output(
      v.object({
        teams: v.array(
          v.object({
            teamId: Slug,
            name: v.string(),
            reports: v.array(QueueCard),
            /** There are more. */ more: v.boolean(),
          }),
        ),
      }),
    ),
  handedOver: get('/reports/handed-over', {
    summary: 'What a team passed on to another one, newest first',
    roles: STAFF,
  })
    .input(v.object({ teamId: Slug, ...pageQuery }))
    .output(
      Page(
        v.object({
          reportId: Ulid,
          at: Moment,
          categoryName: v.string(),
          address: v.string(),
          toName: v.string(),
          byLabel: v.string(),
          note: v.string(),
        }),
      ),
    ),
  colleagues: get('/reports/colleagues', {
    summary: 'Who of a team can be given a report',
    roles: STAFF,
  })
    .input(v.object({ teamId: Slug, ...pageQuery }))
    .output(Page(Colleague)),
  assignMany: write('/reports/assign', {
    summary: 'Gives several reports to one colleague; each has an id of its own and an outcome of its own',
    roles: STAFF,
    errors: ['ASSIGNEE_REQUIRED'],
  })
    .input(
      v.object({
        assigneeId: Ulid,
        reports: v.pipe(
          v.array(v.object({ reportId: Ulid, id: Ulid })),
          v.minLength(1, '请先选工单'),
          v.maxLength(BULK_LIMIT, `一次最多派 ${BULK_LIMIT} 件`),
        ),
      }),
    )
    .output(v.object({ items: v.array(Outcome) })),
  addNote: write('/reports/{reportId}/notes', {
    summary: 'An internal note: for staff of the teams concerned, never for the reporter',
    roles: STAFF,
    success: 201,
    errors: ['NOT_FOUND', 'NOTES_FULL'],
  })
    .input(v.object({ reportId: Ulid, id: Ulid, text: Text(1, NOTE_LIMITS.characters, '备注') }))
    .output(v.object({ id: Ulid, at: Moment })),
  behalf: write('/reports/behalf', {
    summary: 'A report taken in by staff for somebody who came or called',
    roles: STAFF,
    success: 201,
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['UNKNOWN_CATEGORY', 'UNKNOWN_COMMUNITY', 'OUTSIDE_STREET', 'NOT_YOUR_PHOTO'],
  })
    .input(
      v.object({
        id: Ulid,
        source: codesOf(DESK_SOURCES),
        ...Caller,
        communityId: Slug,
        categoryId: Slug,
        description: Text(1, REPORT_LIMITS.descriptionCharacters, '描述'),
        location: Location,
        address: Text(1, 80, '地址'),
        photoIds: v.optional(v.pipe(v.array(Ulid), v.maxLength(REPORT_LIMITS.photos, '照片最多 9 张')), []),
      }),
    )
    .output(v.object({ reportId: Ulid, submittedAt: Moment, dueAt: Moment })),
  revealCaller: write('/reports/{reportId}/caller', {
    summary:
      'Name and phone of who came or called, or who sent an urgent report under their name; the look is put on record',
    roles: STAFF,
    shows: 'personal',
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['NOT_FOUND', 'PHONE_GONE'],
  })
    .input(v.object({ reportId: Ulid, id: Ulid, purpose: Text(2, 50, '用途') }))
    .output(v.object({ name: v.string(), phone: v.string() })),
}
