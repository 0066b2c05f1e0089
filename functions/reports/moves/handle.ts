import { assigneeFor, staffLabel } from '@functions/identity/people'
import { updateAccount } from '@functions/ledger/movement'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { AGAIN, type Step, untilAnswered } from '@functions/platform/store/transact'
import type { Inputs } from '@shared/contract/contract'
import { AUTO_CLOSE_DAYS, REPORT_MOVES } from '@shared/rules/reports/reportStatus'
import type { History, MoveResult } from '../history'
import { distinctPhotos } from '../intake/photos'
import { holderOf } from '../place'
import { historyToHandle } from '../views/access'
import { mergeInto } from './merge'
import { awardFor, hasAccount, type Move, madeBefore, momentOf, writeMove } from './move'
import { paid } from './paid'
import { handedOver, located, reclassified } from './reassign'
import { restored } from './restore'
import { destination } from './standing'
import { titleOf } from './title'

type Input = Inputs['reports']['handle']

const DAY_MS = 86_400_000

/**
 * A move by staff. One read of the report with its timeline (which shows a repeat), one transaction under an optimistic
 * lock. Of two at once the second is tried from the new status and refused with it if the table forbids it.
 * @throws MOVE_NOT_ALLOWED, REASON_REQUIRED, PHOTO_REQUIRED, ASSIGNEE_REQUIRED, TEAM_REQUIRED, PLACE_REQUIRED,
 * OUTSIDE_STREET, UNKNOWN_CATEGORY, MERGE_TARGET_INVALID, MERGE_TARGET_FULL; FORBIDDEN for one's own report
 */
export async function handle(actor: Actor, { reportId, id, ...words }: Input): Promise<MoveResult> {
  const hash = actFingerprint(actor, words)
  return untilAnswered(async () => {
    const history = await historyToHandle(actor, reportId)
    const first = madeBefore(history, id, hash)
    if (first) return first
    const { report } = history
    if (report.reporterId === actor.memberId) throw problem('FORBIDDEN')
    const to = destination(report, words.move, 'staff')
    complete(words)
    const at = momentOf(report)
    const made: Move = {
      move: words.move,
      to,
      by: actor.memberId,
      byRole: 'staff',
      byLabel: await staffLabel(actor, holderOf(report)),
      clientId: id,
      hash,
      ...(words.note ? { note: words.note } : {}),
      photoIds: words.photoIds ?? [],
    }
    const { also, steps } = await consequences(actor, history, made, words, at)
    return writeMove(report, { ...made, ...also }, at, [...steps, stillTrusted(actor)])
  })
}

/** @throws the problem that says what the move lacks. */
function complete({ move, note, photoIds = [], assigneeId }: Omit<Input, 'id' | 'reportId'>): void {
  const rule = REPORT_MOVES[move]
  const needs = 'needs' in rule ? rule.needs : undefined
  if (needs === 'reason' && !note) throw problem('REASON_REQUIRED')
  if (needs === 'photo' && photoIds.length === 0) throw problem('PHOTO_REQUIRED')
  if (needs === 'assignee' && !assigneeId) throw problem('ASSIGNEE_REQUIRED')
  distinctPhotos(photoIds)
}

/** What a move changes besides status and timeline. */
export interface Consequences {
  also: Partial<Move>
  steps: Step<MoveResult>[]
}

/** What else a move changes: points of the reporter, the task to confirm, who has it, where it was merged. */
async function consequences(
  actor: Actor,
  history: History,
  made: Move,
  words: Omit<Input, 'id' | 'reportId'>,
  at: number,
): Promise<Consequences> {
  const { report } = history
  const { reporterId: memberId, reportId } = report
  switch (made.move) {
    case 'accept': {
      if (!hasAccount(report)) return { also: {}, steps: [] }
      const award = await awardFor(report, 'reportAccepted', made, at)
      return award ? { also: { award }, steps: paid(award) } : { also: {}, steps: [] }
    }
    case 'assign': {
      const team = { streetId: report.streetId, teamId: holderOf(report) }
      const assignee = await assigneeFor(team, words.assigneeId ?? '')
      if (!assignee) throw problem('ASSIGNEE_REQUIRED')
      return { also: { assignee }, steps: [] }
    }
    case 'start':
      return { also: { assignee: { memberId: actor.memberId, label: made.byLabel ?? '' } }, steps: [] }
    case 'handOver':
      return handedOver(report, made, words.teamId, at)
    case 'reclassify':
      return reclassified(report, words)
    case 'locate':
      return located(report, words)
    case 'resolve': {
      if (!hasAccount(report)) return { also: {}, steps: [] }
      const task = { kind: 'confirmReport' as const, title: titleOf(report), until: at + AUTO_CLOSE_DAYS * DAY_MS }
      const addTask = { ref: reportId, task }
      return { also: {}, steps: [updateAccount<MoveResult>({ memberId, movements: [], addTask }, () => AGAIN)] }
    }
    case 'merge':
      return mergeInto(report, made, words.targetReportId, at)
    case 'restore':
      return restored(history, made, at)
    default:
      return { also: {}, steps: [] }
  }
}
