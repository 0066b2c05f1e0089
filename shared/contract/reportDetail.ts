import { REPORT_SOURCES } from '@shared/rules/reports/reportDesk'
import { REPORT_MOVES, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { STARS } from '@shared/rules/reports/verdict'
import * as v from 'valibot'
import { Live } from './alerts'
import { SaidAnswer } from './categories'
import { PhotoLinks } from './media'
import { ReportCard } from './reportCard'
import { Publicity } from './safety'
import { codesOf, Location, Moment, Slug, Ulid } from './types'

export const ReportStatus = codesOf(REPORT_STATUSES)
const ReportMove = codesOf(REPORT_MOVES)
export const Version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))

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
  /** How the reporter finds it; of a confirmation. */
  stars: v.optional(v.picklist(STARS)),
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
