import type { Day } from '../time/day'

/** What a lesson is. What lies elsewhere – sound, film – is known to have been opened, never to have been watched. */
export const LESSON_FORMATS = {
  read: { label: '文章', verb: '读' },
  listen: { label: '音频', verb: '听' },
  watch: { label: '视频', verb: '看' },
} as const
export type LessonFormat = keyof typeof LESSON_FORMATS

export const LESSON_LIMITS = {
  /** Seconds in the foreground that it takes. */
  least: 30,
  most: 1800,
  series: 20,
  /** Of the check at its end. */
  questions: 3,
  choices: 4,
  ask: 60,
  choice: 40,
  /** So long a start is good: it may be finished on the way and sent from home. */
  ticketHours: 24,
  /** More than that nobody can claim of one lesson. Seconds. */
  claimed: 7200,
  startsAnHour: 60,
  /** So many lessons that were begun are kept of a person, the last ones left. */
  begun: 5,
  /** Of each of them so many phones’ tickets, the last ones. */
  tickets: 2,
} as const

/** What an article is as a lesson. */
export interface Lesson {
  format: LessonFormat
  /** Seconds that it takes. */
  seconds: number
  series?: string | undefined
  /** It is set: everybody it is for is to finish it until that day. */
  dueOn?: Day | undefined
}

/** A question at a lesson's end. It is for whoever answers: what they chose is kept nowhere. */
export interface Question {
  ask: string
  choices: string[]
  /** Which choice is right, from 0. */
  right: number
}

/** The questions whose answer is wrong, by their numbers from 1. */
export const wrongOnes = (
  questions: readonly Pick<Question, 'right'>[],
  answers: readonly (number | undefined)[],
): number[] => questions.flatMap(({ right }, index) => (answers[index] === right ? [] : [index + 1]))

/** Why a lesson that is open does not count yet: it was not begun, time is missing, or its questions are not answered. */
export type Lacks = { why: 'unbegun' } | { why: 'time'; seconds: number } | { why: 'answers'; questions: number }

/** What a lesson that was begun still lacks; undefined when nothing. */
export function lackingOf(
  { seconds, asks = 0 }: Pick<Lesson, 'seconds'> & { asks?: number | undefined },
  begun: { seconds: number; answered?: boolean | undefined } | undefined,
): Lacks | undefined {
  if (!begun) return { why: 'unbegun' }
  const missing = Math.ceil(seconds - begun.seconds)
  if (missing > 0) return { why: 'time', seconds: missing }
  return asks > 0 && !begun.answered ? { why: 'answers', questions: asks } : undefined
}

/** The same in words. */
export function sayLacking(lacks: Lacks): string {
  if (lacks.why === 'time') return `还差 ${saySeconds(lacks.seconds)}`
  return lacks.why === 'answers' ? `时间够了，答完文末 ${lacks.questions} 个问题就算学完` : '还没开始学'
}

/** How far somebody's study time is used up, and what this day brought. */
export interface Studied {
  /** Time until this moment counted for lessons already; epoch milliseconds. */
  until: number
  /** The last day on which one was finished, and how many then. */
  day: string
  count: number
}

export const NOTHING_STUDIED: Studied = { until: 0, day: '', count: 0 }

/**
 * Seconds that count: no more than the phone says were in front, and no more than passed on our clock since the start, nor
 * any that counted for another lesson: two phones are no double time.
 */
export function creditOf({
  claimed,
  startedAt,
  until,
  at,
}: Record<'claimed' | 'startedAt' | 'until' | 'at', number>): number {
  const passed = (at - Math.max(startedAt, until)) / 1000
  return Math.max(0, Math.floor(Math.min(claimed, LESSON_LIMITS.claimed, passed)))
}

/** What is used up once a lesson counts: from where its time began, as long as it takes. */
export const usedUp = (startedAt: number, until: number, seconds: number): number =>
  Math.max(startedAt, until) + seconds * 1000

/** The same after one more was finished on a day. */
export const studiedAfter = (before: Studied, { day, until }: { day: Day; until: number }): Studied => ({
  until,
  day,
  count: before.day === day ? before.count + 1 : 1,
})

/** A lesson that was left before it was finished, on whatever phone. */
export interface Begun {
  articleId: string
  /** That count so far. */
  seconds: number
  /** What was claimed by each ticket, by the moment it was issued: sent twice it counts once. */
  tickets: readonly { startedAt: number; claimed: number }[]
}

/** How far somebody is, with the lessons that they left. */
export interface StudiedSoFar extends Studied {
  begun: readonly Begun[]
}

type Claim = Record<'claimed' | 'startedAt' | 'at', number> & { articleId: string }

/** Seconds that counted for a lesson before, and those that its ticket adds to them; it claims all that it had in front. */
export function countedOf({ until, begun }: StudiedSoFar, { articleId, claimed, startedAt, at }: Claim) {
  const { seconds: earlier = 0, tickets = [] } = begun.find((each) => each.articleId === articleId) ?? {}
  const known = tickets.find((each) => each.startedAt === startedAt)?.claimed ?? 0
  const isForgotten = tickets.length === LESSON_LIMITS.tickets && tickets.every((each) => each.startedAt > startedAt)
  const added = isForgotten ? 0 : creditOf({ claimed: claimed - known, startedAt, until, at })
  return { earlier, added, isNew: !isForgotten && claimed > known }
}

/** The same after a lesson of `needed` seconds was left; undefined when its ticket says nothing new. */
export function leftAfter(before: StudiedSoFar, claim: Claim, needed: number): StudiedSoFar | undefined {
  const { articleId, claimed, startedAt } = claim
  const { earlier, added, isNew } = countedOf(before, claim)
  if (!isNew) return undefined
  const counts = Math.max(0, Math.min(added, needed - earlier))
  const isIt = (each: Begun) => each.articleId === articleId
  const others = before.begun.filter((each) => !isIt(each))
  const tickets = [
    ...(before.begun.find(isIt)?.tickets ?? []).filter((each) => each.startedAt !== startedAt),
    { startedAt, claimed },
  ].sort((one, other) => one.startedAt - other.startedAt)
  const left = { articleId, seconds: earlier + counts, tickets: tickets.slice(-LESSON_LIMITS.tickets) }
  // It moves on in any case: whoever saw what was before sees that it is no more so.
  const until = counts > 0 ? usedUp(startedAt, before.until, counts) : before.until + 1
  return { ...before, until, begun: [...others, left].slice(-LESSON_LIMITS.begun) }
}

/** How many were finished on a day before. */
export const finishedOn = ({ day, count }: Studied, today: Day): number => (day === today ? count : 0)

/** 1 分 20 秒, 40 秒, 3 分钟. */
export function saySeconds(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (minutes === 0) return `${rest} 秒`
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`
}
