import { lessonFor } from '@functions/articles/queries'
import { now } from '@functions/platform/clock'
import { type Actor, openTicket } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { countedOf, leftAfter } from '@shared/rules/study/lesson'
import { Learned, StudyTime } from './entities'
import { Started, stands, studiedNow, timeOf } from './finishing'

type Left = Outputs['study']['leave']

/**
 * Keeps how far a lesson was come. A phone says all that its ticket had in front and the record keeps what it said: under whatever
 * id and however late it comes again, it counts once. Two reads and one transaction of 4 write units; what says nothing new
 * writes nothing. @throws NOT_FOUND, STUDY_TICKET
 */
export async function leaveLesson(actor: Actor, input: Inputs['study']['leave']): Promise<Left> {
  const { articleId, ticket, seconds: claimed } = input
  const { memberId, epoch } = actor
  const started = await openTicket('study', memberId, ticket, Started)
  if (started?.articleId !== articleId) throw problem('STUDY_TICKET')
  const { lesson } = await lessonFor(actor, articleId)
  return untilAnswered<Left>(async () => {
    const [before, learned] = await Promise.all([studiedNow(memberId), getNow(Learned, { memberId, articleId })])
    if (learned) return { articleId, seconds: learned.seconds }
    const claim = { articleId, claimed, startedAt: started.startedAt, at: now() }
    const after = leftAfter(before, claim, lesson.seconds)
    if (!after) return { articleId, seconds: countedOf(before, claim).earlier }
    const { seconds = 0 } = after.begun.at(-1) ?? {}
    return transact<Left>(
      [
        putIf<typeof StudyTime, Left>(StudyTime, timeOf(memberId, after), stands(before, true), () => AGAIN),
        stillTrusted({ memberId, epoch }),
      ],
      () => ({ articleId, seconds }),
    )
  })
}
