import { FIND_PURPOSES, MAX_AWARD, POINTS_ACTS } from '@shared/rules/people/corrections'
import { MAX_RULE_POINTS } from '@shared/rules/points/earning'
import { EARN_REASONS } from '@shared/rules/points/points'
import * as v from 'valibot'
import { LedgerEntry, PointsAccount, RuleVersion } from './pointsShapes'
import { get, post, write } from './route'
import { codesOf, DayText, Moment, Page, Points, pageQuery, Slug, Text, TypedDay, TypedPhone, Ulid } from './types'

const Reason = Text(2, 60, '原因')

const Member = v.object({
  memberId: Ulid,
  nameMasked: v.string(),
  phoneMasked: v.string(),
  communityId: Slug,
})

/** What became of an award or a reversal. */
const Outcome = v.object({
  id: Ulid,
  /** `proposed`: nothing moved yet, a second administrator decides. */
  state: v.picklist(['done', 'proposed', 'declined']),
  amount: Points,
  /** Points that really moved. */
  done: Points,
  /** Of a reversal: spent, expired or held, and therefore not taken back. */
  missing: Points,
})

const subject = {
  /** Absent for a rule, which is everybody's. */
  memberId: v.optional(Ulid),
  memberLabel: v.string(),
  kind: v.picklist(['award', 'reversal', 'rule']),
  amount: Points,
  reason: v.string(),
  /** What the reversed entry was. */
  about: v.optional(v.string()),
}

const Proposal = v.object({
  id: Ulid,
  ...subject,
  proposedAt: Moment,
  proposedByLabel: v.string(),
  /** One may not decide one's own, nor about oneself. */
  mine: v.boolean(),
  state: v.picklist(['open', 'approved', 'declined']),
  decidedAt: v.optional(Moment),
  decidedByLabel: v.optional(v.string()),
})

const Act = v.object({
  id: Ulid,
  ...subject,
  act: codesOf(POINTS_ACTS),
  label: v.string(),
  at: Moment,
  byLabel: v.string(),
  done: Points,
  missing: Points,
})

const change = { roles: ['admin'], success: 201 } as const
const PROBLEMS = ['NOT_FOUND', 'OWN_ACCOUNT'] as const

const RulePoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_RULE_POINTS))
const ruleReason = v.picklist(EARN_REASONS)

/** F – 积分, the street office's side: look up, award, reverse, decide, and the record of all that. */
export const pointsOffice = {
  findMember: post('/points/members/find', {
    summary: 'The member with a phone number, masked; a grid worker finds those of their own communities',
    roles: ['gridWorker', 'admin'],
    shows: 'personal',
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['NOT_FOUND', 'PHONE_OF_TWO_REGIONS'],
  })
    .input(
      v.object({
        phone: TypedPhone,
        /** What for: it is on record, and the person reads it. */
        purpose: v.optional(codesOf(FIND_PURPOSES), 'points'),
      }),
    )
    .output(Member),
  member: get('/points/members/{memberId}', {
    summary: 'Account of a member and a page of its entries, newest first',
    roles: ['admin'],
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ memberId: Ulid, ...pageQuery }))
    .output(
      v.object({
        member: Member,
        account: PointsAccount,
        /** Above so many points a second administrator decides. */
        secondPersonAbove: Points,
        ...Page(LedgerEntry).entries,
      }),
    ),
  award: write('/points/awards', {
    ...change,
    summary: 'Award points to a member',
    errors: PROBLEMS,
  })
    .input(
      v.object({
        id: Ulid,
        memberId: Ulid,
        amount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_AWARD)),
        reason: Reason,
      }),
    )
    .output(Outcome),
  reverse: write('/points/reversals', {
    ...change,
    summary: 'Reverse an award as far as its points are left',
    errors: [...PROBLEMS, 'NOT_REVERSIBLE', 'ALREADY_REVERSED'],
  })
    .input(v.object({ id: Ulid, memberId: Ulid, entryId: Ulid, reason: Reason }))
    .output(Outcome),
  proposals: get('/points/proposals', {
    summary: 'What waits for a second administrator, or was decided; newest first',
    roles: ['admin'],
  })
    .input(v.object({ list: v.picklist(['open', 'decided']), ...pageQuery }))
    .output(Page(Proposal)),
  decide: write('/points/proposals/{proposalId}/decisions', {
    ...change,
    summary: 'Approve or decline what another administrator proposed',
    errors: [...PROBLEMS, 'OWN_PROPOSAL', 'PROPOSAL_DECIDED', 'NOT_REVERSIBLE', 'ALREADY_REVERSED', 'RULE_DAYS'],
  })
    .input(v.object({ proposalId: Ulid, id: Ulid, decision: v.picklist(['approve', 'decline']), reason: Reason }))
    .output(Outcome),
  ruleBoard: get('/points/rule-board', {
    summary: 'What earns points: in force, and coming',
    roles: ['admin'],
  })
    .input(v.object({}))
    .output(
      v.object({
        items: v.array(
          v.object({
            reason: ruleReason,
            label: v.string(),
            current: v.optional(RuleVersion),
            coming: v.optional(RuleVersion),
          }),
        ),
        /** A change made now may hold from this day on. */
        firstDay: DayText,
      }),
    ),
  ruleHistory: get('/points/rule-board/{reason}', {
    summary: 'All versions of a rule, newest first',
    roles: ['admin'],
  })
    .input(v.object({ reason: ruleReason, ...pageQuery }))
    .output(Page(RuleVersion)),
  changeRule: write('/points/rule-board', {
    ...change,
    summary: 'A new version of a rule, from a later day on; above the limit a second administrator decides',
    errors: ['RULE_TOO_SOON', 'RULE_DAYS'],
  })
    .input(
      v.object({
        id: Ulid,
        reason: ruleReason,
        amount: RulePoints,
        /** The most points a person gets by it on a day. */
        dailyCap: v.optional(RulePoints),
        firstDay: TypedDay,
        lastDay: v.optional(TypedDay),
        note: Text(2, 60, '说明'),
      }),
    )
    .output(
      v.object({
        ...RuleVersion.entries,
        /** Nothing changed yet: a second administrator decides. */
        proposed: v.optional(v.literal(true)),
      }),
    ),
  acts: get('/points/acts', {
    summary: 'What administrators did to points, newest first; append-only',
    roles: ['admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(Act)),
}
