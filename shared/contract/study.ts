import { LESSON_LIMITS } from '@shared/rules/study/lesson'
import * as v from 'valibot'
import { ArticleCard, LessonHead } from './articleShapes'
import { get, post, write } from './route'
import { Moment, Page, pageQuery, Ulid } from './types'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const one = { articleId: Ulid }

/** How far the caller is, for the next finish: with it a finish is one round trip. */
const Seen = v.object({ until: Moment, day: v.pipe(v.string(), v.maxLength(10)), count: Count })

const LessonCard = v.object({
  ...ArticleCard.entries,
  lesson: LessonHead,
  /** When the caller finished it. */
  finishedAt: v.optional(Moment),
})

/** I – 码上学: lessons that count by time in front, on our clock, once a person. */
export const study = {
  list: get('/study', {
    summary: 'Lessons for the caller, newest first, and which of them are finished',
    roles: ['member'],
  })
    .input(v.object(pageQuery))
    .output(v.object({ ...Page(LessonCard).entries, seen: Seen })),
  mine: get('/study/mine', {
    summary: 'What the caller finished, newest lesson first; nobody else is told',
    roles: ['member'],
  })
    .input(v.object(pageQuery))
    .output(Page(v.object({ articleId: Ulid, title: v.string(), at: Moment, seconds: Count, points: Count }))),
  start: post('/study/{articleId}/start', {
    summary: 'Begins a lesson: a sealed ticket with the moment on our clock. Nothing is written',
    roles: ['member'],
    limit: { per: 'member', max: LESSON_LIMITS.startsAnHour, windowSeconds: 3600 },
    errors: ['NOT_FOUND'],
  })
    .input(v.object(one))
    .output(
      v.object({
        ticket: v.string(),
        expiresAt: Moment,
        lesson: LessonHead,
        finishedAt: v.optional(Moment),
        /** What it brought. */
        points: v.optional(Count),
        /** Seconds that counted before it, on whatever phone; those of this ticket come on top. */
        earlier: Count,
        seen: Seen,
      }),
    ),
  finish: write('/study/{articleId}/finish', {
    summary: 'Finishes a lesson by its ticket and the seconds it was in front; points once a person and lesson',
    roles: ['worker'],
    idHours: LESSON_LIMITS.ticketHours,
    errors: ['NOT_FOUND', 'STUDY_TICKET', 'STUDY_TOO_SHORT', 'STUDY_UNANSWERED'],
  })
    .input(
      v.object({
        ...one,
        id: Ulid,
        ticket: v.pipe(v.string(), v.maxLength(1000)),
        seconds: v.pipe(Count, v.maxValue(LESSON_LIMITS.claimed)),
        /** So many of its questions were answered, rightly or not; which answers is told nobody. */
        answered: v.optional(v.pipe(Count, v.maxValue(LESSON_LIMITS.questions))),
        seen: v.optional(Seen),
      }),
    )
    .output(
      v.object({
        ...one,
        finishedAt: Moment,
        points: Count,
        /** It was finished before: nothing new. */
        again: v.boolean(),
        seen: Seen,
      }),
    ),
  leave: write('/study/{articleId}/leave', {
    summary: 'Keeps how far a lesson was come, so that it goes on on another phone; nobody else is told',
    roles: ['worker'],
    idHours: LESSON_LIMITS.ticketHours,
    errors: ['NOT_FOUND', 'STUDY_TICKET'],
  })
    .input(
      v.object({
        ...one,
        id: Ulid,
        ticket: v.pipe(v.string(), v.maxLength(1000)),
        /** All that were in front since the ticket, not since it was left before. */
        seconds: v.pipe(Count, v.maxValue(LESSON_LIMITS.claimed)),
      }),
    )
    .output(v.object({ ...one, /** That count so far. */ seconds: Count })),
  lacking: get('/study/orgs/{orgId}', {
    summary: 'Who of an organisation that the caller instructs has a set lesson open, to be helped',
    roles: ['member'],
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orgId: Ulid, ...pageQuery }))
    .output(
      v.object({
        /** Set lessons of now. */
        set: v.array(v.object({ articleId: Ulid, title: v.string(), dueOn: v.optional(v.string()) })),
        ...Page(
          v.object({
            memberId: Ulid,
            nameMasked: v.string(),
            open: v.array(Ulid),
            /** Those of them that were opened: what lacks is time, or an answer. The others were not begun. */
            opened: v.array(Ulid),
          }),
        ).entries,
      }),
    ),
}
