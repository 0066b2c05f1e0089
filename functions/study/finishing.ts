import { lessonFor } from '@functions/articles/queries'
import { readerOf } from '@functions/articles/reading'
import { recordMove, updateAccount } from '@functions/ledger/movement'
import { nthPointsOf } from '@functions/ledger/rules'
import { now } from '@functions/platform/clock'
import { type Actor, issueTicket, openTicket } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf, putNew } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import {
  countedOf,
  finishedOn,
  LESSON_LIMITS,
  NOTHING_STUDIED,
  type Studied,
  type StudiedSoFar,
  saySeconds,
  studiedAfter,
  usedUp,
} from '@shared/rules/study/lesson'
import { dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import * as v from 'valibot'
import { Learned, StudyTime } from './entities'

type Finished = Outputs['study']['finish']
type LearnedItem = FormattedItem<typeof Learned>

export const Started = v.object({ articleId: v.string(), startedAt: v.number() })

/** How far somebody is, as it stands. 1 read unit. */
export const studiedNow = async (memberId: string): Promise<StudiedSoFar> =>
  soFar(await getNow(StudyTime, { memberId }))

const soFar = (old: FormattedItem<typeof StudyTime> | undefined): StudiedSoFar => ({
  ...{ until: old?.until ?? 0, day: old?.day ?? '', count: old?.count ?? 0, begun: old?.begun ?? [] },
})

/** Begins a lesson: nothing is written. Two or three reads, at once. @throws NOT_FOUND */
export async function startLesson(actor: Actor, articleId: string): Promise<Outputs['study']['start']> {
  const { memberId } = actor
  const [{ lesson }, learned, seen] = await Promise.all([
    lessonFor(actor, articleId),
    getNow(Learned, { memberId, articleId }),
    studiedNow(memberId),
  ])
  const content = { articleId, startedAt: now() }
  const sealed = await issueTicket('study', memberId, content, LESSON_LIMITS.ticketHours * 3600)
  const { seconds: earlier = 0 } = seen.begun.find((each) => each.articleId === articleId) ?? {}
  return { ...sealed, lesson, finishedAt: learned?.at, points: learned?.points, earlier, seen }
}

/**
 * Finishes a lesson: what counts is the least of what the phone says, what our clock says, and what no other lesson used, and
 * what counted when it was left before, on this phone or another.
 * Warm one transaction of 8 write units where the phone knows how far its member is, else one more.
 * @throws NOT_FOUND, STUDY_TICKET, STUDY_TOO_SHORT, STUDY_UNANSWERED
 */
export async function finishLesson(actor: Actor, input: Inputs['study']['finish']): Promise<Finished> {
  const { articleId, id, ticket, seconds: claimed, answered = 0 } = input
  const { memberId, streetId, epoch } = actor
  // The seconds go on while it is tried again: they are not part of what the write is.
  const hash = fingerprint({ study: articleId })
  let seen: StudiedSoFar = { ...(input.seen ?? NOTHING_STUDIED), begun: [] }
  // A phone tells no lessons that were left: the first try is for whoever has none.
  let isReal = false
  return untilAnswered<Finished>(async () => {
    const started = await openTicket('study', memberId, ticket, Started)
    if (started?.articleId !== articleId) return first(memberId, articleId, seen, () => problem('STUDY_TICKET'))
    const [{ lesson, title, version }, { communityId = '' }] = await Promise.all([
      lessonFor(actor, articleId),
      readerOf(actor),
    ])
    const { startedAt } = started
    const at = now()
    const { earlier, added } = countedOf(seen, { articleId, claimed, startedAt, at })
    const missing = lesson.seconds - earlier - added
    if (missing > 0) {
      if (!isReal) {
        seen = await studiedNow(memberId)
        isReal = true
        return AGAIN
      }
      const problemOf = () => problem('STUDY_TOO_SHORT', { missing, said: saySeconds(missing) })
      return first(memberId, articleId, seen, problemOf)
    }
    const left = (lesson.asks ?? 0) - answered
    if (left > 0) return first(memberId, articleId, seen, () => problem('STUDY_UNANSWERED', { left }))
    const day = dayOf(at)
    const until = usedUp(startedAt, seen.until, Math.max(0, lesson.seconds - earlier))
    const next = studiedAfter(seen, { day, until })
    const begun = seen.begun.filter((each) => each.articleId !== articleId)
    const points = await nthPointsOf(streetId, 'studyDone', at, finishedOn(seen, day))
    const learned = { memberId, articleId, id, hash, title, version, seconds: lesson.seconds, points, at }
    const again = (old: LearnedItem): Finished => ({ ...viewOf(old, seen), again: old.id !== id, points: 0 })
    return transact<Finished>(
      [
        putNew<typeof Learned, Finished>(Learned, learned, (old) => (old.id === id ? viewOf(old, seen) : again(old))),
        putIf<typeof StudyTime, Finished>(
          StudyTime,
          timeOf(memberId, { ...next, begun }),
          stands(seen, isReal),
          (old) => {
            seen = soFar(old)
            isReal = true
            return AGAIN
          },
        ),
        ...award(actor, { points, articleId, communityId, title, at, epoch }),
      ],
      () => viewOf(learned, next),
    )
  })
}

/** What is kept of somebody’s time; without lessons that were left there is no list of them. */
export function timeOf(memberId: string, { until, day, count, begun }: StudiedSoFar) {
  if (begun.length === 0) return { memberId, until, day, count }
  const kept = begun.map(({ articleId, seconds, tickets }) => ({ articleId, seconds, tickets: [...tickets] }))
  return { memberId, until, day, count, begun: kept }
}

/** None was finished or left since it was seen; as a phone tells it, none is left at all. */
export function stands({ until, day, count }: Studied, isReal: boolean) {
  if (until === 0) return { attr: 'until', exists: false } as const
  const same = [
    { attr: 'until', eq: until } as const,
    { attr: 'day', eq: day } as const,
    { attr: 'count', eq: count } as const,
  ]
  return { and: isReal ? same : [...same, { attr: 'begun', exists: false } as const] }
}

interface Award {
  points: number
  articleId: string
  communityId: string
  title: string
  at: number
  epoch: number
}

/** Its points, whose id is of the person and the lesson: there is one entry, whatever happens. */
function award(
  { memberId, streetId }: Actor,
  { points, articleId, communityId, title, at, epoch }: Award,
): Step<Finished>[] {
  if (points === 0) return [stillTrusted({ memberId, epoch })]
  const movement = {
    ...{ id: derivedId(articleId, `study#${memberId}`), memberId, streetId, communityId, reason: 'studyDone' as const },
    ...{ amount: points, subject: title, ref: articleId, by: memberId, at },
  }
  return [
    recordMove<Finished>(movement, () => AGAIN),
    updateAccount<Finished>({ memberId, movements: [movement], epoch }, () => AGAIN),
  ]
}

const viewOf = ({ articleId, at, points }: LearnedItem, { until, day, count }: Studied): Finished => ({
  ...{ articleId, finishedAt: at, points, again: false, seen: { until, day, count } },
})

/** What was finished before is so, whatever is wrong with this try. 1 read unit. */
async function first(memberId: string, articleId: string, seen: Studied, refusal: () => Error): Promise<Finished> {
  const learned = await getNow(Learned, { memberId, articleId })
  if (!learned) throw refusal()
  return { ...viewOf(learned, seen), points: 0, again: true }
}
