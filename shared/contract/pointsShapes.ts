import { EARN_REASONS, ENTRY_KINDS, REASONS } from '@shared/rules/points/points'
import * as v from 'valibot'
import { codesOf, DayText, Moment, Points, Ulid } from './types'

export const PointsAccount = v.object({
  balance: Points,
  held: Points,
  /** What can be spent now: balance − held. */
  available: Points,
  /** Oldest first; what is left of each year and its last day. */
  expiring: v.array(v.object({ year: v.number(), points: Points, lastDay: DayText })),
})

export const LedgerEntry = v.object({
  id: Ulid,
  at: Moment,
  reason: codesOf(REASONS),
  label: v.string(),
  kind: v.picklist(ENTRY_KINDS),
  /** Always positive; the kind says what it does. */
  amount: Points,
  balanceDelta: v.number(),
  heldDelta: v.number(),
  /** What it is about in words, e.g. the station or the meal. */
  subject: v.string(),
  /** The balance after it, in the order of the ledger. */
  balanceAfter: v.number(),
  /** Who caused it: the member, staff or a clerk, or the clock. */
  by: v.picklist(['self', 'staff', 'clock']),
  /** The record it is about: a voucher's code, a report, a visit. */
  ref: v.string(),
  /** The entry it reverses. */
  reverses: v.optional(Ulid),
})

/** A version of a rule. */
export const RuleVersion = v.object({
  reason: v.picklist(EARN_REASONS),
  label: v.string(),
  amount: Points,
  /** The most points a person gets by it on a day. */
  dailyCap: v.optional(Points),
  /** Shanghai days on which it holds; without an end until a later version begins. */
  firstDay: DayText,
  lastDay: v.optional(DayText),
  note: v.string(),
  byLabel: v.optional(v.string()),
  at: v.optional(Moment),
})
