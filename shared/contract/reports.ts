import { REPORT_LIMITS } from '@shared/rules/report'
import { QUEUE_TABS, REPORT_MOVES, REPORT_STATUSES } from '@shared/rules/reportStatus'
import * as v from 'valibot'
import { PhotoLinks } from './media'
import { route } from './route'
import { codesOf, Location, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const ReportStatus = codesOf(REPORT_STATUSES)
const ReportMove = codesOf(REPORT_MOVES)
const PhotoIds = v.pipe(v.array(Ulid), v.maxLength(REPORT_LIMITS.photos, '照片最多 9 张'))
const Version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))

export const ReportCategorySchema = v.object({
  id: Slug,
  name: v.string(),
  group: v.string(),
  icon: v.string(),
  slaHours: v.number(),
  urgent: v.boolean(),
  emergencyPhone: v.optional(v.string()),
})

/** A report in a list. */
export const ReportCard = v.object({
  reportId: Ulid,
  categoryId: Slug,
  categoryName: v.string(),
  description: v.string(),
  status: ReportStatus,
  urgent: v.boolean(),
  communityId: Slug,
  address: v.string(),
  submittedAt: Moment,
  /** When it should be resolved. */
  dueAt: Moment,
  overdue: v.boolean(),
  /** A square of the first photo, 184 px; empty when there is none. */
  thumbUrl: v.string(),
  /** How often the reporter said it was not fixed. */
  reopenedCount: v.number(),
})

/** One step of a report's append-only timeline. */
export const TimelineEntry = v.object({
  seq: v.number(),
  at: Moment,
  move: v.union([ReportMove, v.literal('submit')]),
  from: v.optional(ReportStatus),
  to: ReportStatus,
  /** 你, 网格员 陈*, 系统: what this viewer may know of who did it. */
  byLabel: v.string(),
  note: v.optional(v.string()),
  photos: v.array(PhotoLinks),
  points: v.optional(v.number()),
})

export const ReportDetail = v.object({
  ...ReportCard.entries,
  location: Location,
  photos: v.array(PhotoLinks),
  anonymous: v.boolean(),
  /** Masked name for staff; 匿名 when the reporter asked for it. */
  reporterLabel: v.string(),
  assigneeLabel: v.optional(v.string()),
  /** Number of timeline entries: rises with every move. */
  version: Version,
  timeline: v.array(TimelineEntry),
  /** The moves this viewer may make now. */
  moves: v.array(ReportMove),
})

const MoveResult = v.object({ reportId: Ulid, status: ReportStatus, version: Version, at: Moment, points: v.number() })

/** D, E – 随手拍 and 移动探头. */
export const reports = {
  categories: route({
    method: 'GET',
    path: '/report-categories/{streetId}',
    summary: 'What can be reported in a street',
    roles: ['public'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug }))
    .output(v.object({ items: v.array(ReportCategorySchema) })),
  create: route({
    method: 'POST',
    path: '/reports',
    summary: 'Send a hazard report; its photos are uploaded before',
    roles: ['worker'],
    idempotent: true,
    success: 201,
    errors: ['UNKNOWN_CATEGORY', 'NOT_YOUR_PHOTO', 'REPORT_DAILY_CAP', 'OUTSIDE_STREET', 'UNKNOWN_COMMUNITY'],
  })
    .input(
      v.object({
        id: Ulid,
        categoryId: Slug,
        description: Text(0, REPORT_LIMITS.descriptionCharacters, '描述'),
        location: Location,
        address: Text(0, 80, '地址'),
        /** The community it lies in, as the phone proposes it; the nearest one when absent. */
        communityId: v.optional(Slug),
        photoIds: v.pipe(PhotoIds, v.minLength(1, '请至少拍一张照片')),
        anonymous: v.boolean(),
      }),
    )
    .output(v.object({ reportId: Ulid, status: ReportStatus, submittedAt: Moment, dueAt: Moment, communityId: Slug })),
  mine: route({ method: 'GET', path: '/reports/mine', summary: 'My reports, newest first', roles: ['worker'] })
    .input(v.object({ ...pageQuery }))
    .output(
      v.object({
        ...Page(ReportCard).entries,
        /** What can be reported, as the form above the list offers it. On the first page only. */
        categories: v.optional(v.array(ReportCategorySchema)),
      }),
    ),
  queue: route({
    method: 'GET',
    path: '/reports/queue',
    summary: "A community's reports: open ones urgent first, then by due time",
    roles: ['gridWorker', 'admin'],
  })
    .input(v.object({ communityId: Slug, tab: v.optional(codesOf(QUEUE_TABS), 'open'), ...pageQuery }))
    .output(Page(ReportCard)),
  get: route({
    method: 'GET',
    path: '/reports/{reportId}',
    summary: 'One report with its timeline, for its reporter and for staff of its community',
    roles: ['worker', 'gridWorker', 'admin'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ reportId: Ulid }))
    .output(ReportDetail),
  handle: route({
    method: 'POST',
    path: '/reports/{reportId}/handle',
    summary: 'A move by staff: accept, reject, assign, start, resolve, merge',
    roles: ['gridWorker', 'admin'],
    idempotent: true,
    errors: [
      'NOT_FOUND',
      'MOVE_NOT_ALLOWED',
      'REASON_REQUIRED',
      'PHOTO_REQUIRED',
      'ASSIGNEE_REQUIRED',
      'MERGE_TARGET_INVALID',
      'NOT_YOUR_PHOTO',
    ],
  })
    .input(
      v.object({
        reportId: Ulid,
        id: Ulid,
        move: v.picklist(['accept', 'reject', 'assign', 'start', 'resolve', 'merge']),
        note: v.optional(Text(0, REPORT_LIMITS.noteCharacters, '说明'), ''),
        photoIds: v.optional(PhotoIds, []),
        assigneeId: v.optional(Ulid),
        targetReportId: v.optional(Ulid),
      }),
    )
    .output(MoveResult),
  answer: route({
    method: 'POST',
    path: '/reports/{reportId}/answer',
    summary: 'A move by the reporter: withdraw, confirm it is fixed, say it is not',
    roles: ['worker'],
    idempotent: true,
    errors: ['NOT_FOUND', 'MOVE_NOT_ALLOWED', 'REASON_REQUIRED', 'NOT_YOUR_PHOTO'],
  })
    .input(
      v.object({
        reportId: Ulid,
        id: Ulid,
        move: v.picklist(['withdraw', 'confirm', 'reopen']),
        note: v.optional(Text(0, REPORT_LIMITS.noteCharacters, '说明'), ''),
        photoIds: v.optional(PhotoIds, []),
      }),
    )
    .output(MoveResult),
}
