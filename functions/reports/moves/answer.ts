import { recordMove, updateAccount } from '@functions/ledger/movement'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { AGAIN, type Step, untilAnswered } from '@functions/platform/store/transact'
import type { Inputs } from '@shared/contract/contract'
import type { MoveResult, ReportItem } from '../history'
import { distinctPhotos } from '../intake/photos'
import { historyToAnswer } from '../views/access'
import { awardFor, type Move, madeBefore, momentOf, writeMove } from './move'
import { destination, standing } from './standing'

type Input = Inputs['reports']['answer']

/**
 * A move by the reporter: withdraws, answers a question, confirms that it is fixed (which earns points), or says that
 * it is not. One read, one transaction; the task on the home screen goes with it.
 * @throws MOVE_NOT_ALLOWED, WITHDRAW_HAS_OTHERS, REASON_REQUIRED
 */
export async function answer(actor: Actor, { reportId, id, ...words }: Input): Promise<MoveResult> {
  const hash = actFingerprint(actor, words)
  return untilAnswered(async () => {
    const history = await historyToAnswer(actor, reportId)
    const first = madeBefore(history, id, hash)
    if (first) return first
    const { report } = history
    const to = destination(standing(history), words.move, 'reporter')
    if ((words.move === 'reopen' || words.move === 'reply') && !words.note) throw problem('REASON_REQUIRED')
    distinctPhotos(words.photoIds ?? [])
    const at = momentOf(report)
    const made: Move = {
      move: words.move,
      to,
      by: actor.memberId,
      byRole: 'reporter',
      clientId: id,
      hash,
      ...(words.note ? { note: words.note } : {}),
      stars: words.stars,
      photoIds: words.photoIds ?? [],
    }
    // Once a report: what was closed and taken up again does not earn a second time.
    const isFirst = !history.timeline.some(({ move, points }) => move === 'confirm' && points)
    const award = words.move === 'confirm' && isFirst ? await awardFor(report, 'reportConfirmed', made, at) : undefined
    const whole: Move = award ? { ...made, award } : made
    return writeMove(report, whole, at, accountSteps(actor, report, whole))
  })
}

/** What happens to the reporter's own account; its epoch is checked in any case. */
function accountSteps({ memberId, epoch }: Actor, { reportId }: ReportItem, { move, award }: Move): Step<MoveResult>[] {
  if (move === 'withdraw' || move === 'reply') return [stillTrusted({ memberId, epoch })]
  const movements = award ? [award] : []
  return [
    ...movements.map((movement) => recordMove<MoveResult>(movement, () => AGAIN)),
    updateAccount<MoveResult>({ memberId, movements, dropTask: reportId, epoch }, () => AGAIN),
  ]
}
