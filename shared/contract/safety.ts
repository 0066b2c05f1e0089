import { OUTCOMES, PUBLIC_STATES, REVIEW_LIMITS, REVIEW_REASONS, SAFETY_LIMITS } from '@shared/rules/reports/publicity'
import * as v from 'valibot'
import { PhotoLinks } from './media'
import { redactionRoutes } from './redactions'
import { get, write } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const State = codesOf(PUBLIC_STATES)

const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

export const SafetyRuleSchema = v.object({
  firstReports: upTo(SAFETY_LIMITS.firstReports),
  firstDays: upTo(SAFETY_LIMITS.firstDays),
  samplePercent: upTo(100),
})

/** A report that staff have to look at before, or although, the public sees it. */
const ReviewRow = v.object({
  reportId: Ulid,
  /** Goes back with the decision: nobody decides on what they have not seen. */
  version: Version,
  state: State,
  reasons: v.array(codesOf(REVIEW_REASONS)),
  since: Moment,
  categoryName: v.string(),
  description: v.string(),
  address: v.string(),
  photos: v.array(PhotoLinks),
  appeal: v.optional(v.string()),
  /** The reason of the decision that is appealed against. */
  lastReason: v.optional(v.string()),
})

/** Is my report public, and if not, why and what can I do. */
export const Publicity = v.object({
  reportId: Ulid,
  state: State,
  reason: v.optional(v.string()),
  appeal: v.optional(v.object({ text: v.string(), at: Moment, decided: v.boolean() })),
  canAppeal: v.boolean(),
  /** Its category is never public, whatever the state says. */
  confidential: v.boolean(),
})

/** What is public: screened by WeChat, decided by staff, appealed by who reported. */
export const safety = {
  ...redactionRoutes,
  reviews: get('/safety/reviews', {
    summary: 'What staff of a community have to look at, longest waiting first',
    roles: ['gridWorker', 'admin'],
  })
    .input(v.object({ communityId: Slug, ...pageQuery }))
    .output(Page(ReviewRow)),
  decide: write('/safety/reports/{reportId}/decide', {
    summary: 'Show a report to the public, only its words, or nothing of it',
    roles: ['gridWorker', 'admin'],
    errors: ['NOT_FOUND', 'REASON_REQUIRED', 'REVIEW_CHANGED', 'OTHER_REVIEWER'],
  })
    .input(
      v.object({
        reportId: Ulid,
        id: Ulid,
        version: Version,
        outcome: codesOf(OUTCOMES),
        reason: v.optional(Text(0, REVIEW_LIMITS.reasonCharacters, '原因'), ''),
      }),
    )
    .output(v.object({ reportId: Ulid, outcome: codesOf(OUTCOMES), state: State, at: Moment })),
  publicity: get('/safety/reports/{reportId}', {
    summary: 'Is my report public, and why not',
    roles: ['worker'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ reportId: Ulid }))
    .output(Publicity),
  appeal: write('/safety/reports/{reportId}/appeal', {
    summary: 'Ask once that somebody else looks again at a report that is not public',
    roles: ['worker'],
    errors: ['NOT_FOUND', 'APPEAL_NOT_POSSIBLE'],
  })
    .input(v.object({ reportId: Ulid, id: Ulid, text: Text(5, REVIEW_LIMITS.appealCharacters, '申诉理由') }))
    .output(v.object({ reportId: Ulid, at: Moment })),
  rule: get('/safety/rule', {
    summary: 'Whose reports staff look at before the public does',
    roles: ['admin'],
  })
    .input(v.object({}))
    .output(v.object({ version: Version, rule: SafetyRuleSchema })),
  saveRule: write('/safety/rule', {
    summary: 'Sets whose reports staff look at first; for reports that come from now on',
    roles: ['admin'],
    errors: ['SETTING_CHANGED'],
  })
    .input(v.object({ id: Ulid, version: Version, rule: SafetyRuleSchema }))
    .output(v.object({ version: Version })),
}
