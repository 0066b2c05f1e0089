import { REPORT_LIMITS } from '@shared/rules/report'
import { REPORT_SOURCES } from '@shared/rules/reportDesk'
import { REPORT_MOVES, REPORT_STATUSES } from '@shared/rules/reportStatus'
import * as v from 'valibot'
import { Live } from './alerts'
import { Answers, categoryRoutes, ReportCategorySchema, SaidAnswer } from './categories'
import { exportRoutes } from './exports'
import { followRoutes } from './following'
import { PhotoLinks } from './media'
import { open311Clients } from './open311Clients'
import { ReportCard } from './reportCard'
import { reportSettings } from './reportSettings'
import { reportsDesk } from './reportsDesk'
import { route } from './route'
import { Publicity } from './safety'
import { codesOf, Location, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const ReportStatus = codesOf(REPORT_STATUSES)
const ReportMove = codesOf(REPORT_MOVES)
const PhotoIds = v.pipe(v.array(Ulid), v.maxLength(REPORT_LIMITS.photos, '照片最多 9 张'))
const EmergencyNumber = v.pipe(v.string(), v.regex(/^\d{3,5}$/, '电话号码不对'))
const Version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))

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
  /** To whom it went, or what it became: 环卫所, 网格员 陈*, 井盖. */
  about: v.optional(v.string()),
  photos: v.array(PhotoLinks),
  points: v.optional(v.number()),
})

/** What only staff of the teams concerned see. */
const Desk = v.object({
  /** The community or unit that has it now. */
  teamId: Slug,
  teamName: v.string(),
  assigneeId: v.optional(Ulid),
  /** They cannot work on it any more: somebody else has to take it. */
  assigneeLeft: v.optional(v.literal(true)),
  /** When it did not come from a worker: how, and who came or called, masked. */
  source: v.optional(codesOf(REPORT_SOURCES)),
  callerLabel: v.optional(v.string()),
  callerPhoneMasked: v.optional(v.string()),
  /** It is urgent and its sender can be telephoned; the number is shown for a reason. */
  callable: v.optional(v.literal(true)),
  /** Newest last. A look at the caller's contact stands among them. */
  notes: v.array(
    v.object({
      id: Ulid,
      kind: v.picklist(['note', 'look']),
      byLabel: v.string(),
      at: Moment,
      text: v.string(),
    }),
  ),
  /** Older reports with a photo that is the same as one of this one's, or like it; the most alike first, at most five. */
  usedBefore: v.array(
    v.object({
      reportId: Ulid,
      /** Which photo, here and there, from 1. */
      number: v.number(),
      otherNumber: v.number(),
      alike: v.picklist(['same', 'similar']),
      /** It is a report of the viewer's teams; of any other nothing more is told. */
      mine: v.boolean(),
      categoryName: v.optional(v.string()),
      address: v.optional(v.string()),
      submittedAt: v.optional(Moment),
    }),
  ),
  /** What was merged into it, oldest first. */
  absorbed: v.array(
    v.object({ reportId: Ulid, at: Moment, categoryName: v.string(), address: v.string(), submittedAt: Moment }),
  ),
})

export const ReportDetail = v.object({
  ...ReportCard.entries,
  location: Location,
  photos: v.array(PhotoLinks),
  /** What the category's own questions were answered with. */
  answers: v.array(SaidAnswer),
  /** How many others said that it is the same thing. */
  pluses: v.number(),
  /** How many reports were merged into it. */
  absorbed: v.number(),
  /** The report it was merged into, and what this viewer may know of it: with `none` only that there is one. */
  mergedTo: v.optional(
    v.object({
      reportId: Ulid,
      link: v.picklist(['own', 'desk', 'public', 'none']),
      categoryName: v.optional(v.string()),
      address: v.optional(v.string()),
      status: v.optional(ReportStatus),
      /** Why it was refused, for those whose own report went into it. */
      reason: v.optional(v.string()),
    }),
  ),
  anonymous: v.boolean(),
  /** Masked name for staff; 匿名 when the reporter asked for it. */
  reporterLabel: v.string(),
  assigneeLabel: v.optional(v.string()),
  /** Number of timeline entries: rises with every move. */
  version: Version,
  timeline: v.array(TimelineEntry),
  /** The moves this viewer may make now. */
  moves: v.array(ReportMove),
  /** For its reporter: is it public, and of an urgent one who knows of it and who is coming. */
  publicity: v.optional(Publicity),
  live: v.optional(Live),
  /** For staff only: who has it, where it came from, and what they told each other. */
  desk: v.optional(Desk),
})

const MoveResult = v.object({ reportId: Ulid, status: ReportStatus, version: Version, at: Moment, points: v.number() })

/** D, E – 随手拍 and 移动探头. */
export const reports = {
  ...categoryRoutes,
  ...followRoutes,
  ...exportRoutes,
  create: route({
    method: 'POST',
    path: '/reports',
    summary: 'Send a hazard report; its photos are uploaded before',
    roles: ['worker'],
    idHours: 24 * 60,
    idempotent: true,
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
  mine: route({ method: 'GET', path: '/reports/mine', summary: 'My reports, newest first', roles: ['worker'] })
    .input(v.object({ ...pageQuery }))
    .output(
      v.object({
        ...Page(ReportCard).entries,
        /** What can be reported, as the form above the list offers it. On the first page only. */
        categories: v.optional(v.array(ReportCategorySchema)),
      }),
    ),
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
    summary:
      'A move by staff: accept, reject, assign, hand over, change the category, start, resolve, merge, ask, restore',
    roles: ['gridWorker', 'admin'],
    idempotent: true,
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
  answer: route({
    method: 'POST',
    path: '/reports/{reportId}/answer',
    summary: 'A move by the reporter: withdraw, answer a question, confirm it is fixed, say it is not',
    roles: ['worker'],
    idempotent: true,
    errors: ['NOT_FOUND', 'MOVE_NOT_ALLOWED', 'WITHDRAW_HAS_OTHERS', 'REASON_REQUIRED', 'NOT_YOUR_PHOTO'],
  })
    .input(
      v.object({
        reportId: Ulid,
        id: Ulid,
        move: v.picklist(['withdraw', 'confirm', 'reopen', 'reply']),
        note: v.optional(Text(0, REPORT_LIMITS.noteCharacters, '说明'), ''),
        photoIds: v.optional(PhotoIds, []),
      }),
    )
    .output(MoveResult),
  ...reportsDesk,
  ...reportSettings,
  ...open311Clients,
}
