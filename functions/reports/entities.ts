import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { point } from '@functions/platform/store/point'
import { kind } from '@functions/platform/store/table'
import { REPORT_SOURCES, type ReportSource } from '@shared/rules/reports/reportDesk'
import {
  type QueueTab,
  REPORT_MOVES,
  REPORT_STATUSES,
  type ReportMove,
  type ReportStatus,
} from '@shared/rules/reports/reportStatus'
import { STARS } from '@shared/rules/reports/verdict'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, set, string } from 'dynamodb-toolbox/schema'
import { callerPartition, queuePartition } from './place'

/**
 * who          question                                        key
 * reporter     one report with its timeline                    REPORT#<id> / REPORT and EVENT#<seq>   (one query)
 * staff        the same, and was this move made before         the same query: a timeline holds ≤ 200 entries
 * staff        what somebody called about, newest first        byOwner  CALLER#<street>#<token of the number> / the same
 * reporter     my reports, newest first                        byOwner  MEMBER#<id> / REPORT#<moment><ulid's rest>
 * staff        open work of a team, urgent first, by due       byQueue  QUEUE#<street>#<team>#open / <0|1>#<due>#<id>
 * staff        what waits for its reporter, or is done         byQueue  QUEUE#<street>#<team>#<waiting|closed> / <moved>#<id>
 * schedule     what waited longer than seven days              byQueue  the same, oldest first
 * reporter     how often, and with which words, today          MEMBER#<id> / DAY#<day>#REPORTS
 */
const statuses = Object.keys(REPORT_STATUSES) as ReportStatus[]
const moves = Object.keys(REPORT_MOVES) as ReportMove[]
const sources = Object.keys(REPORT_SOURCES) as ReportSource[]

/** A report as it stands now: what its timeline adds up to. Its keys in the indexes come from `placeOf`. */
export const Report = new Entity({
  ...kind('report'),
  schema: item({
    reportId: string().key(),
    /** Fingerprint of what was sent: the same id with another one is a conflict. */
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    /** The member who reported; `nobody#…` (place.ts) when staff took it in for somebody, or a program sent it. */
    reporterId: string(),
    anonymous: boolean(),
    categoryId: string(),
    categoryName: string(),
    urgent: boolean(),
    /** Its beginning, when it is long; the whole is then the note of the first timeline entry. */
    description: string(),
    address: string(),
    /** gcj02. */
    location: point(),
    /** The reporter's own photos: stored under the reporter's id. */
    photoIds: list(string()),
    status: string().enum(...statuses),
    /** Number of timeline entries; every move is conditioned on it. */
    version: number(),
    submittedAt: number(),
    dueAt: number(),
    /** When the last move was made. */
    movedAt: number(),
    reopenedCount: number(),
    /** The unit it was handed over to; the community has it when absent. */
    unitId: string().optional(),
    /** Teams that had it before: they may still look at it. */
    pastTeams: list(string()).optional(),
    /** What the category promised when it was reported, instead of the street's rules. */
    acceptedPoints: number().optional(),
    confirmedPoints: number().optional(),
    assigneeId: string().optional(),
    assigneeLabel: string().optional(),
    /** When staff first did something with it, and when they last said that it is fixed. */
    firstResponseAt: number().optional(),
    resolvedAt: number().optional(),
    /** How it came in when no worker sent it, who took it in, and who came or called. */
    source: string()
      .enum(...sources)
      .optional(),
    takenBy: string().optional(),
    callerMasked: string().optional(),
    callerNameSealed: string().optional(),
    callerPhoneMasked: string().optional(),
    callerPhoneSealed: string().optional(),
    /** Token of the number: what the same caller told us is found by it. */
    callerIndex: string().optional(),
    /** It came with an address alone: `location` is a guess until staff say where it is. */
    unplaced: boolean().optional(),
    mergedInto: string().optional(),
    /** How many others said that it is the same, and how many reports were merged into it. Neither raises the version. */
    pluses: number().optional(),
    absorbed: number().optional(),
    /** Staff asked the reporter something that is not answered yet, and who asked last. */
    awaitsReply: boolean().optional(),
    askedBy: string().optional(),
    /** When staff made it urgent that had not come in as that. */
    urgentSince: number().optional(),
    /** When it went to the street office, because nobody had accepted it in time. */
    escalatedAt: number().optional(),
    ownerPk: string(),
    ownerSk: string(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ reportId }) => ({ pk: `REPORT#${reportId}`, sk: 'REPORT' }),
})

/** One entry of a report's timeline; never changed, never removed. `seq` is the report's version after it. */
export const ReportEvent = new Entity({
  ...kind('reportEvent'),
  schema: item({
    reportId: string().key(),
    seq: number().key(),
    streetId: string(),
    communityId: string(),
    /** What the report was after it: statistics count by it. Absent on entries older than those. */
    categoryId: string().optional(),
    move: string().enum('submit', ...moves),
    from: string()
      .enum(...statuses)
      .optional(),
    to: string().enum(...statuses),
    /** The member who made it; `clock` when nobody did. */
    by: string(),
    byRole: string().enum('reporter', 'staff', 'clock'),
    /** Staff as a reporter may see them (网格员 王*), taken when the move was made. */
    byLabel: string().optional(),
    at: number(),
    note: string().optional(),
    /** Photos of the member in `by`. */
    photoIds: list(string()).optional(),
    /** Points the reporter got with it. */
    points: number().optional(),
    targetReportId: string().optional(),
    assigneeId: string().optional(),
    assigneeLabel: string().optional(),
    /** Where it was handed over to, or the category it was changed to; and, of a hand-over, the community that had it. */
    teamId: string().optional(),
    fromCommunityId: string().optional(),
    about: string().optional(),
    /** Of the first move of staff, and of every resolution: how long after the submission. Milliseconds. */
    firstResponseMs: number().optional(),
    resolutionMs: number().optional(),
    /** Of every resolution: was it done by the moment it was due? */
    inTime: boolean().optional(),
    /** Of a confirmation: how the reporter finds it. */
    stars: number()
      .enum(...STARS)
      .optional(),
    /** It passed with all that somebody had in hand (succession/entities.ts): the order tells of it, once. */
    successionId: string().optional(),
    /** Of the submission: what the category's own questions were answered with. */
    answers: list(map({ label: string(), said: string() })).optional(),
    /** The id its client made for this move, and the fingerprint of what was sent with it. */
    clientId: string(),
    hash: fingerprinted(),
  }),
  computeKey: ({ reportId, seq }) => ({ pk: `REPORT#${reportId}`, sk: `EVENT#${String(seq).padStart(4, '0')}` }),
})

/** How often a member reported on a day, and with which words. */
export const ReportDay = new Entity({
  ...kind('reportDay'),
  schema: item({
    memberId: string().key(),
    day: string().key(),
    count: number(),
    /** Fingerprints of category and normalised text. */
    texts: set(string()).optional(),
    /** Epoch seconds; some days after the day it counts. */
    expiresAt: number(),
  }),
  computeKey: ({ memberId, day }) => ({ pk: `MEMBER#${memberId}`, sk: `DAY#${day}#REPORTS` }),
})

/** How often a member reported, by the day. */
export const reportDaysOf = (memberId: string) =>
  listOf(ReportDay, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'DAY#' }, consistent: true })

/** What a member reported, newest first. */
export const reportsBy = (memberId: string) =>
  listOf(Report, { index: 'byOwner', partition: `MEMBER#${memberId}`, range: { beginsWith: 'REPORT#' }, reverse: true })

/** What somebody called about whose number has that token, newest first. */
export const calledBy = (streetId: string, callerIndex: string) =>
  listOf(Report, {
    index: 'byOwner',
    partition: callerPartition(streetId, callerIndex),
    range: { beginsWith: 'REPORT#' },
    reverse: true,
  })

/** A list of a team's work queue: open work most pressing first, the others newest move first. */
export const queued = (streetId: string, teamId: string, tab: QueueTab) =>
  listOf(Report, { index: 'byQueue', partition: queuePartition(streetId, teamId, tab), reverse: tab !== 'open' })

/** The open work of a team that is urgent (or not), by due time; up to the moment `before` (index text) where it is given. */
export const openBy = (streetId: string, teamId: string, urgent: boolean, before = '~') =>
  openBetween(streetId, teamId, urgent, ['', before])

/** The same between two places of it: moments as index text, maybe with `#` and an id. */
export function openBetween(streetId: string, teamId: string, urgent: boolean, [from, until]: [string, string]) {
  const rank = urgent ? '0#' : '1#'
  const range: [string, string] = [`${rank}${from}`, `${rank}${until}`]
  return listOf(Report, {
    index: 'byQueue',
    partition: queuePartition(streetId, teamId, 'open'),
    range: { between: range },
  })
}

/** What waits for its reporter since before a moment (index text), longest first. */
export const waitingSince = (streetId: string, teamId: string, before: string) =>
  listOf(Report, {
    index: 'byQueue',
    partition: queuePartition(streetId, teamId, 'waiting'),
    range: { lt: before },
  })
