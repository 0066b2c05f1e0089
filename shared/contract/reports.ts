import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { STARS } from '@shared/rules/reports/verdict'
import * as v from 'valibot'
import { bulkRoutes } from './bulk'
import { Answers, categoryRoutes, ReportCategorySchema } from './categories'
import { exportRoutes } from './exports'
import { followRoutes } from './following'
import { open311Clients } from './open311Clients'
import { queueViewRoutes } from './queueViews'
import { ReportCard } from './reportCard'
import { ReportDetail, ReportStatus, Version } from './reportDetail'
import { reportSettings } from './reportSettings'
import { reportsDesk } from './reportsDesk'
import { get, write } from './route'
import { Location, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const PhotoIds = v.pipe(v.array(Ulid), v.maxLength(REPORT_LIMITS.photos, '照片最多 9 张'))
const EmergencyNumber = v.pipe(v.string(), v.regex(/^\d{3,5}$/, '电话号码不对'))

const MoveResult = v.object({ reportId: Ulid, status: ReportStatus, version: Version, at: Moment, points: v.number() })

/** D, E – 随手拍 and 移动探头. */
export const reports = {
  ...categoryRoutes,
  ...followRoutes,
  ...exportRoutes,
  create: write('/reports', {
    summary: 'Send a hazard report; its photos are uploaded before',
    roles: ['worker'],
    idHours: 24 * 60,
    success: 201,
    errors: [
      'UNKNOWN_CATEGORY',
      'ANSWERS_INVALID',
      'EMERGENCY_FIRST',
      'NOT_YOUR_PHOTO',
      'REPORT_DAILY_CAP',
      'SAME_TEXT_TODAY',
      'OUTSIDE_STREET',
      'UNKNOWN_COMMUNITY',
    ],
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
        /** At least one, but for an emergency. */
        photoIds: PhotoIds,
        anonymous: v.boolean(),
        /** The version of the category whose questions the answers belong to; the present one when absent. */
        categoryVersion: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
        answers: v.optional(Answers, []),
        /** Emergency numbers that were called: an answer that asks for one is taken then. */
        called: v.optional(v.pipe(v.array(EmergencyNumber), v.maxLength(3))),
        /** The person was told that they sent the same words today already, and means another place. */
        sameAgain: v.optional(v.boolean(), false),
      }),
    )
    .output(v.object({ reportId: Ulid, status: ReportStatus, submittedAt: Moment, dueAt: Moment, communityId: Slug })),
  mine: get('/reports/mine', { summary: 'My reports, newest first', roles: ['worker'] })
    .input(v.object({ ...pageQuery }))
    .output(
      v.object({
        ...Page(ReportCard).entries,
        /** What can be reported, as the form above the list offers it. On the first page only. */
        categories: v.optional(v.array(ReportCategorySchema)),
      }),
    ),
  get: get('/reports/{reportId}', {
    summary: 'One report with its timeline, for its reporter and for staff of its community',
    roles: ['worker', 'gridWorker', 'admin'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ reportId: Ulid }))
    .output(ReportDetail),
  handle: write('/reports/{reportId}/handle', {
    summary:
      'A move by staff: accept, reject, assign, hand over, change the category, start, resolve, merge, ask, restore',
    roles: ['gridWorker', 'admin'],
    errors: [
      'NOT_FOUND',
      'MOVE_NOT_ALLOWED',
      'REASON_REQUIRED',
      'PHOTO_REQUIRED',
      'ASSIGNEE_REQUIRED',
      'TEAM_REQUIRED',
      'PLACE_REQUIRED',
      'OUTSIDE_STREET',
      'UNKNOWN_CATEGORY',
      'MERGE_TARGET_INVALID',
      'MERGE_TARGET_FULL',
      'NOT_YOUR_PHOTO',
    ],
  })
    .input(
      v.object({
        reportId: Ulid,
        id: Ulid,
        move: v.picklist([
          'accept',
          'reject',
          'assign',
          'handOver',
          'reclassify',
          'locate',
          'start',
          'resolve',
          'merge',
          'ask',
          'restore',
        ]),
        note: v.optional(Text(0, REPORT_LIMITS.noteCharacters, '说明'), ''),
        photoIds: v.optional(PhotoIds, []),
        assigneeId: v.optional(Ulid),
        targetReportId: v.optional(Ulid),
        /** Where it is handed over to: a community or a unit. */
        teamId: v.optional(Slug),
        /** What it is changed to; urgent as the category says unless told. */
        categoryId: v.optional(Slug),
        urgent: v.optional(v.boolean()),
        /** Where it is, and what the place is called. */
        location: v.optional(Location),
        address: v.optional(Text(0, 80, '地址')),
      }),
    )
    .output(MoveResult),
  answer: write('/reports/{reportId}/answer', {
    summary: 'A move by the reporter: withdraw, answer a question, confirm it is fixed, say it is not',
    roles: ['worker'],
    errors: ['NOT_FOUND', 'MOVE_NOT_ALLOWED', 'WITHDRAW_HAS_OTHERS', 'REASON_REQUIRED', 'NOT_YOUR_PHOTO'],
  })
    .input(
      v.pipe(
        v.object({
          reportId: Ulid,
          id: Ulid,
          move: v.picklist(['withdraw', 'confirm', 'reopen', 'reply']),
          note: v.optional(Text(0, REPORT_LIMITS.noteCharacters, '说明'), ''),
          photoIds: v.optional(PhotoIds, []),
          /** With a confirmation, by whoever likes to say how they find it. */
          stars: v.optional(v.picklist(STARS)),
        }),
        v.check(({ move, stars }) => stars === undefined || move === 'confirm', '确认解决时才能打分'),
      ),
    )
    .output(MoveResult),
  ...reportsDesk,
  ...queueViewRoutes,
  ...bulkRoutes,
  ...reportSettings,
  ...open311Clients,
}
