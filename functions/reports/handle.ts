import { fingerprint } from '@functions/platform/ids'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { AGAIN, type Step, step, sure, untilAnswered } from '@functions/platform/transact'
import { append, change, stillTrusted } from '@functions/points/ledger'
import type { Inputs } from '@shared/contract/contract'
import {
  AUTO_CLOSE_DAYS,
  queueTabOf,
  REPORT_MOVES,
  REPORT_STATUSES,
  type ReportStatus,
} from '@shared/rules/reportStatus'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { historyToHandle } from './access'
import { Report } from './entities'
import { Follower } from './followEntities'
import { following } from './followers'
import type { MoveResult, ReportItem } from './history'
import { awardFor, destination, hasAccount, type Move, madeBefore, momentOf, write } from './move'
import { assigneeFor, staffLabel } from './people'
import { distinctPhotos } from './photos'
import { holderOf } from './place'
import { handedOver, reclassified } from './reassign'
import { titleOf } from './title'

type Input = Inputs['reports']['handle']

const DAY_MS = 86_400_000

/**
 * A move by staff. One read of the report with its timeline (which also shows whether this very move was made before),
 * one transaction. Of several staff at once one comes first; another's move then follows if the table still allows it
 * from the new status and is refused with that status if not, so none is lost silently.
 * @throws MOVE_NOT_ALLOWED, REASON_REQUIRED, PHOTO_REQUIRED, ASSIGNEE_REQUIRED, TEAM_REQUIRED, UNKNOWN_CATEGORY,
 * MERGE_TARGET_INVALID, MERGE_HAS_OTHERS; FORBIDDEN for one's own report: nobody awards points to themselves.
 */
export async function handle(actor: Actor, { reportId, id, ...words }: Input): Promise<MoveResult> {
  const hash = fingerprint({ ...words, by: actor.memberId })
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
    const { also, steps } = await consequences(actor, report, made, words, at)
    return write(report, { ...made, ...also }, at, [...steps, stillTrusted(actor.memberId, actor.epoch)])
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
  report: ReportItem,
  made: Move,
  words: Omit<Input, 'id' | 'reportId'>,
  at: number,
): Promise<Consequences> {
  const { reporterId: memberId, reportId } = report
  switch (made.move) {
    case 'accept': {
      if (!hasAccount(report)) return { also: {}, steps: [] }
      const award = await awardFor(report, 'reportAccepted', made, at)
      if (!award) return { also: {}, steps: [] }
      const movements = [award]
      return {
        also: { award },
        steps: [append<MoveResult>(award, () => AGAIN), change<MoveResult>({ memberId, movements }, () => AGAIN)],
      }
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
    case 'resolve': {
      if (!hasAccount(report)) return { also: {}, steps: [] }
      const task = { kind: 'confirmReport' as const, title: titleOf(report), until: at + AUTO_CLOSE_DAYS * DAY_MS }
      const addTask = { ref: reportId, task }
      return { also: {}, steps: [change<MoveResult>({ memberId, movements: [], addTask }, () => AGAIN)] }
    }
    case 'merge':
      return mergeInto(report, words.targetReportId, at)
    default:
      return { also: {}, steps: [] }
  }
}

const MERGEABLE = (Object.keys(REPORT_STATUSES) as ReportStatus[]).filter((status) => queueTabOf(status) !== 'closed')

/**
 * The report a merge points to is of the same street and not done with. The transaction checks it again, so two reports
 * merged into each other at the same moment cannot both succeed, nor can a chain come about: what others were merged
 * into goes nowhere else. The reporter follows the target from here on. @throws MERGE_TARGET_INVALID, MERGE_HAS_OTHERS
 */
async function mergeInto(report: ReportItem, targetReportId = '', at = 0): Promise<Consequences> {
  const { reportId, streetId, reporterId: memberId } = report
  if (report.absorbed) throw problem('MERGE_HAS_OTHERS')
  const { Item: target } =
    targetReportId && targetReportId !== reportId
      ? await Report.build(GetItemCommand).key({ reportId: targetReportId }).options({ consistent: true }).send()
      : { Item: undefined }
  if (target?.streetId !== streetId || !MERGEABLE.includes(target.status)) throw problem('MERGE_TARGET_INVALID')
  const absorb = Report.build(UpdateTransaction)
    .item({ reportId: targetReportId, absorbed: $add(1) })
    .options({ condition: { attr: 'status', in: MERGEABLE } })
  const follows = hasAccount(report) && memberId !== target.reporterId
  const follower = following({ reportId: targetReportId, memberId, streetId, kind: 'merged', at })
  return {
    also: { targetReportId },
    steps: [
      step<MoveResult>(absorb, () => AGAIN),
      ...(follows ? [sure(Follower.build(PutTransaction).item(follower))] : []),
    ],
  }
}
