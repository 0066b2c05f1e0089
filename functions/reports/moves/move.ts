import type { Movement } from '@functions/ledger/movement'
import { capped, pointsOf } from '@functions/ledger/rules'
import { now } from '@functions/platform/clock'
import { derivedId, placeAt } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { type AGAIN, type Step, transact } from '@functions/platform/store/transact'
import { asSeen, putIf, putNew } from '@functions/platform/store/writes'
import type { EarnReason } from '@shared/rules/points/points'
import type { ReportActor, ReportMove, ReportStatus } from '@shared/rules/reports/reportStatus'
import type { Stars } from '@shared/rules/reports/verdict'
import { dayOf, startOf } from '@shared/rules/time/day'
import { Report, ReportEvent } from '../entities'
import { type EventItem, type History, type MoveResult, type ReportItem, resultOf } from '../history'
import { holderOf, placeOf } from '../place'

/** So many teams that had a report before may still look at it. */
const MAX_PAST_TEAMS = 8

/** What this client got for this move before, if it made it. @throws IDEMPOTENCY_CONFLICT */
export function madeBefore({ timeline }: History, clientId: string, hash: string): MoveResult | undefined {
  const made = firstOf(
    timeline.find((each) => each.clientId === clientId),
    hash,
  )
  return made && resultOf(made)
}

/** A move that is allowed and has all it needs. */
export interface Move {
  move: ReportMove
  to: ReportStatus
  by: string
  byRole: ReportActor
  byLabel?: string
  clientId: string
  hash: string
  note?: string
  stars?: Stars | undefined
  photoIds?: string[]
  assignee?: { memberId: string; label: string }
  targetReportId?: string
  /** Where it is handed over to. */
  handOver?: { communityId: string; unitId?: string; teamId: string; name: string }
  /** What it is changed to, and when it is due then. */
  reclassified?: Pick<ReportItem, 'categoryId' | 'categoryName' | 'urgent' | 'dueAt'>
  /** Where it is, when it came with an address alone. */
  located?: Pick<ReportItem, 'location'> & Partial<Pick<ReportItem, 'address'>>
  /** What the reporter earns with it. */
  award?: Movement | undefined
  /** It passes with all that somebody had in hand. */
  successionId?: string | undefined
}

/**
 * Writes a move: the report after it, its timeline entry and what else belongs to it, under an optimistic lock on the
 * report's version: of several at once the others get AGAIN. 2 write units a KB for the report and for each index entry
 * it changes, 2 for the timeline entry.
 */
export async function writeMove(
  report: ReportItem,
  made: Move,
  at: number,
  others: readonly Step<MoveResult>[],
): Promise<MoveResult | typeof AGAIN> {
  const next = after(report, made, at)
  const entry = entryOf(next, report, made)
  return transact<MoveResult>(
    [
      putIf(Report, next, { and: [{ attr: 'version', eq: report.version }, ...pileAsSeen(report)] }),
      putNew(ReportEvent, entry),
      ...others,
    ],
    () => resultOf(entry),
  )
}

/** Nobody joined it since it was read, its reporter did not leave, nor did its pile go elsewhere: what does not raise the version is not written over. */
function pileAsSeen({ pluses, absorbed, mergedInto, source }: ReportItem) {
  return [
    asSeen('source', source),
    asSeen('mergedInto', mergedInto),
    asSeen('pluses', pluses),
    asSeen('absorbed', absorbed),
  ]
}

/** Did a member report it, who earns points and is asked? Nobody has an account for what staff took in, or left. */
export const hasAccount = ({ source }: Pick<ReportItem, 'source'>): boolean => source === undefined

/** The moment of a move: now, and never before the one it follows. */
export const momentOf = (report: ReportItem): number => Math.max(now(), report.movedAt)

/** The report as it is after the move. */
export function after(report: ReportItem, made: Move, at: number): ReportItem {
  const { move, to, by, byRole, assignee, targetReportId, reclassified } = made
  const { firstResponseAt = at } = report
  const next: ReportItem = {
    ...changed(report, made),
    status: to,
    version: report.version + 1,
    movedAt: at,
    reopenedCount: report.reopenedCount + (move === 'reopen' ? 1 : 0),
    ...(byRole === 'staff' ? { firstResponseAt } : {}),
    ...(move === 'resolve' ? { resolvedAt: at } : {}),
    ...(assignee ? { assigneeId: assignee.memberId, assigneeLabel: assignee.label } : {}),
    ...(targetReportId ? { mergedInto: targetReportId, absorbed: 0 } : {}),
    ...reclassified,
    ...(reclassified?.urgent && !report.urgent ? { urgentSince: at } : {}),
    ...(move === 'ask' ? { awaitsReply: true, askedBy: by } : {}),
    ...(move === 'reply' ? { awaitsReply: false } : {}),
    ...(move === 'escalate' ? { escalatedAt: at } : {}),
  }
  return { ...next, ...placeOf(next) }
}

/** What the move changes beside where the report stands. */
function changed(report: ReportItem, { move, handOver, located }: Move): ReportItem {
  if (handOver) return passedOn(report, handOver)
  if (located) return placedAt(report, located)
  return move === 'restore' ? byItself(report) : report
}

/** The report without the one it was merged into. */
function byItself({ mergedInto: _left, ...rest }: ReportItem): ReportItem {
  return rest
}

/** The report at a place that is no guess any more. */
function placedAt({ unplaced, ...report }: ReportItem, located: NonNullable<Move['located']>): ReportItem {
  return { ...report, ...located }
}

/** The report in other hands: nobody has it there yet, and the team that had it may still look at it. */
function passedOn(report: ReportItem, { communityId, unitId, teamId }: NonNullable<Move['handOver']>): ReportItem {
  const { assigneeId, assigneeLabel, unitId: before, pastTeams = [], ...rest } = report
  const past = new Set([...pastTeams, holderOf(report), report.communityId])
  past.delete(teamId)
  return { ...rest, communityId, ...(unitId ? { unitId } : {}), pastTeams: [...past].slice(-MAX_PAST_TEAMS) }
}

/** The timeline entry of a move that led from `before` to `next`. */
export function entryOf(next: ReportItem, before: ReportItem, made: Move): EventItem {
  const { move, to, by, byRole, byLabel, clientId, hash, note, photoIds, assignee, targetReportId, award } = made
  const { reportId, version, streetId, communityId, categoryId, movedAt, submittedAt } = next
  const about = made.handOver?.name ?? made.reclassified?.categoryName
  return {
    reportId,
    seq: version,
    streetId,
    communityId,
    categoryId,
    move,
    from: before.status,
    to,
    by,
    byRole,
    byLabel,
    at: movedAt,
    ...(note ? { note } : {}),
    ...(photoIds?.length ? { photoIds } : {}),
    ...(award?.amount ? { points: award.amount } : {}),
    ...(assignee ? { assigneeId: assignee.memberId, assigneeLabel: assignee.label } : {}),
    targetReportId,
    ...(made.handOver ? { teamId: made.handOver.teamId, fromCommunityId: before.communityId } : {}),
    about,
    successionId: made.successionId,
    ...(byRole === 'staff' && before.firstResponseAt === undefined ? { firstResponseMs: movedAt - submittedAt } : {}),
    ...(move === 'resolve' ? { resolutionMs: movedAt - submittedAt, inTime: movedAt <= before.dueAt } : {}),
    stars: made.stars,
    clientId,
    hash,
  }
}

type ReportReason = EarnReason & `report${string}`

/** What a category promised instead of the street's rules. */
const PROMISES: Partial<Record<ReportReason, 'acceptedPoints' | 'confirmedPoints'>> = {
  reportAccepted: 'acceptedPoints',
  reportConfirmed: 'confirmedPoints',
}

/**
 * What a report's move earns its reporter: what its category promised when it was reported, else as the street's rules
 * stand; nothing when they give nothing or the day's cap is reached.
 */
export async function awardFor(
  report: ReportItem,
  reason: ReportReason,
  { clientId, hash, by }: Pick<Move, 'clientId' | 'hash' | 'by'>,
  at: number,
): Promise<Movement | undefined> {
  const promise = PROMISES[reason]
  const promised = (promise && report[promise]) ?? (await pointsOf(report.streetId, reason, at))
  const { reportId, reporterId, streetId, communityId, categoryName, anonymous } = report
  const id = derivedId(clientId, `${reason}#${reportId}`)
  const { amount, cap } = await capped({ memberId: reporterId, streetId }, reason, promised, at)
  if (!amount) return undefined
  return {
    cap,
    // Staff see the entry's id: its moment would find an anonymous report among the moves of that minute.
    id: anonymous ? placeAt(startOf(dayOf(at)), id) : id,
    ...(anonymous ? { discreet: true as const } : {}),
    memberId: reporterId,
    streetId,
    communityId,
    reason,
    amount,
    subject: categoryName,
    ref: reportId,
    by,
    at,
    hash,
  }
}
