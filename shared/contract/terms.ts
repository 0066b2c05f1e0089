import { POSTS, SERVING_POSTS } from '@shared/rules/duties/posts'
import { SERVED, SERVED_LIMITS } from '@shared/rules/duties/served'
import { TERM_STATES } from '@shared/rules/duties/term'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, DayText, Moment, Page, pageQuery, Slug, Text, TypedCode, TypedDay, Ulid } from './types'

const Count = v.pipe(v.number(), v.integer())
const Reason = Text(2, 100, '原因')

/** What was done in a category. */
const Sum = v.object({ categoryId: codesOf(SERVED), entries: Count, quantity: Count })

const Term = v.object({
  termId: Ulid,
  post: codesOf(POSTS),
  /** Of the person, masked. */
  name: v.string(),
  memberId: v.optional(Ulid),
  communityId: v.optional(Slug),
  from: DayText,
  to: DayText,
  issuer: v.string(),
  byLabel: v.string(),
  at: Moment,
  state: codesOf(TERM_STATES),
  acceptedAt: v.optional(Moment),
  declinedAt: v.optional(Moment),
  endedAt: v.optional(Moment),
  /** Why it was ended, and by whom. */
  reason: v.optional(v.string()),
  endedBy: v.optional(v.string()),
  /** The code of its letter. */
  letter: v.optional(v.string()),
})

/** What somebody did by a term and that waits until staff have confirmed it. */
const Waiting = v.object({
  servedId: Ulid,
  termId: Ulid,
  name: v.string(),
  communityId: Slug,
  categoryId: codesOf(SERVED),
  day: DayText,
  quantity: Count,
  building: v.optional(v.string()),
  note: v.optional(v.string()),
  at: Moment,
  /** Why it was not confirmed. */
  refused: v.optional(v.string()),
})

const Served = v.object({
  servedId: Ulid,
  termId: Ulid,
  categoryId: codesOf(SERVED),
  day: DayText,
  /** Negative when it takes another one back. */
  quantity: Count,
  building: v.optional(v.string()),
  note: v.optional(v.string()),
  at: Moment,
  /** The entry it takes back, and why. */
  reverses: v.optional(Ulid),
  reason: v.optional(v.string()),
  reversed: v.boolean(),
})

const Logged = v.object({ servedId: Ulid, waits: v.boolean() })

const Certificate = v.object({
  code: v.string(),
  at: Moment,
  post: codesOf(POSTS),
  from: DayText,
  to: DayText,
  issuer: v.string(),
  name: v.string(),
  done: v.array(Sum),
})

/** P – 聘任: posts of registered workers for a time, what they do by them, and papers that anybody may check. */
export const terms = {
  list: get('/terms', {
    summary: 'Terms of a post: those that run or are offered, first to end first; or those that are over, latest first',
    roles: ['admin'],
    shows: 'personal',
  })
    .input(v.object({ post: v.picklist(SERVING_POSTS), over: v.optional(v.picklist(['yes'])), ...pageQuery }))
    .output(Page(Term)),
  detail: get('/terms/{termId}', {
    summary: 'A term, how long its person has served without a gap, and what they did by it',
    roles: ['admin'],
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ termId: Ulid }))
    .output(v.object({ term: Term, since: DayText, until: DayText, done: v.array(Sum) })),
  appoint: write('/terms', {
    summary: 'Offers a registered worker a post for a time; again before the end, and the time of service goes on',
    roles: ['admin'],
    success: 201,
    errors: ['NOT_APPOINTABLE', 'ADULTS_ONLY', 'TERM_DAYS', 'ALREADY_APPOINTED', 'POST_TAKEN', 'POSTS_FULL'],
  })
    .input(
      v.object({
        id: Ulid,
        memberId: Ulid,
        post: v.picklist(SERVING_POSTS),
        from: TypedDay,
        to: TypedDay,
        /** The office has checked that the person is 18. */
        adult: v.boolean(),
      }),
    )
    .output(Term),
  end: write('/terms/{termId}/end', {
    summary: 'Ends a term this moment, or takes an offer back',
    roles: ['admin'],
    errors: ['NOT_FOUND', 'TERM_OVER'],
  })
    .input(v.object({ termId: Ulid, id: Ulid, reason: Reason }))
    .output(Term),
  mine: get('/terms/mine', {
    summary: 'My terms, what I did by each, and what waits for staff',
    roles: ['member'],
  })
    .input(v.object({}))
    .output(
      v.object({
        terms: v.array(v.object({ ...Term.entries, since: DayText, until: DayText, done: v.array(Sum) })),
        waiting: v.array(Waiting),
        served: Page(Served),
        certificates: v.array(Certificate),
      }),
    ),
  accept: write('/terms/{termId}/accept', {
    summary: 'Takes a post that one is offered',
    roles: ['worker'],
    errors: ['NOT_FOUND', 'TERM_OVER'],
  })
    .input(v.object({ termId: Ulid, id: Ulid }))
    .output(Term),
  decline: write('/terms/{termId}/decline', {
    summary: 'Declines a post that one is offered',
    roles: ['worker'],
    errors: ['NOT_FOUND', 'TERM_OVER'],
  })
    .input(v.object({ termId: Ulid, id: Ulid }))
    .output(Term),
  resign: write('/terms/{termId}/resign', {
    summary: 'Gives a post up',
    roles: ['worker'],
    errors: ['NOT_FOUND', 'TERM_OVER'],
  })
    .input(v.object({ termId: Ulid, id: Ulid, reason: Reason }))
    .output(Term),
  log: write('/terms/{termId}/served', {
    summary: 'Writes down what was done by a term that runs; much at once waits until staff have confirmed it',
    roles: ['worker'],
    success: 201,
    idHours: 24 * 7,
    errors: ['NOT_FOUND', 'TERM_NOT_ACTIVE', 'SERVED_DAY', 'SERVED_AT_ACTIVITY'],
  })
    .input(
      v.object({
        termId: Ulid,
        id: Ulid,
        categoryId: codesOf(SERVED),
        day: TypedDay,
        quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SERVED_LIMITS.quantity)),
        building: v.optional(Text(1, SERVED_LIMITS.place, '地点')),
        note: v.optional(Text(1, SERVED_LIMITS.note, '备注')),
        /** The activity it was done at: it counts once, whether one checked in there or writes it down. */
        activityId: v.optional(Ulid),
      }),
    )
    .output(Logged),
  served: get('/terms/served', { summary: 'What I wrote down by my terms, latest day first', roles: ['member'] })
    .input(v.object({ ...pageQuery }))
    .output(Page(Served)),
  takeBack: write('/terms/served/{servedId}/takeBack', {
    summary: 'Takes back what I wrote down, by another entry; both are seen',
    roles: ['worker'],
    errors: ['NOT_FOUND', 'ENTRY_REVERSED', 'TERM_NOT_ACTIVE'],
  })
    .input(v.object({ servedId: Ulid, id: Ulid, reason: Reason }))
    .output(Served),
  waiting: get('/terms/waiting', {
    summary: 'What was written down by terms in a community and waits, oldest first',
    roles: ['gridWorker', 'admin'],
    shows: 'personal',
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ communityId: Slug, ...pageQuery }))
    .output(Page(Waiting)),
  confirm: write('/terms/waiting/{servedId}/confirm', {
    summary: 'Confirms what waits: from then on it counts',
    roles: ['gridWorker', 'admin'],
    errors: ['NOT_FOUND', 'SERVED_DECIDED', 'OWN_SERVED'],
  })
    .input(v.object({ servedId: Ulid, id: Ulid }))
    .output(Waiting),
  refuse: write('/terms/waiting/{servedId}/refuse', {
    summary: 'Does not confirm what waits, with a reason that its person sees',
    roles: ['gridWorker', 'admin'],
    errors: ['NOT_FOUND', 'SERVED_DECIDED', 'OWN_SERVED'],
  })
    .input(v.object({ servedId: Ulid, id: Ulid, reason: Reason }))
    .output(Waiting),
  certify: write('/terms/{termId}/certificates', {
    summary: 'Makes a certificate of what was done by a term until now; its code stays good',
    roles: ['worker', 'admin'],
    success: 201,
    errors: ['NOT_FOUND', 'TERM_OVER', 'CERTIFICATES_FULL'],
  })
    .input(v.object({ termId: Ulid, id: Ulid }))
    .output(Certificate),
  check: get('/papers/{code}', {
    summary: 'What a letter or certificate says, for anybody who has its code',
    roles: ['public'],
    limit: { per: 'address', max: 30, windowSeconds: 600 },
    errors: ['PAPER_INVALID'],
  })
    .input(v.object({ code: TypedCode(16, '编号') }))
    .output(
      v.object({
        /** `hours`: of service at activities. */
        kind: v.picklist(['letter', 'certificate', 'hours']),
        name: v.string(),
        /** Of a letter or certificate. */
        post: v.optional(codesOf(POSTS)),
        from: DayText,
        to: DayText,
        issuer: v.string(),
        /** Of a letter: where its term stands now. */
        state: v.optional(codesOf(TERM_STATES)),
        /** Of a certificate: what was done by then. */
        done: v.array(Sum),
        /** Of hours: minutes in so many activities. */
        hours: v.optional(v.object({ minutes: v.number(), times: v.number() })),
        at: Moment,
      }),
    ),
}
