import { now } from '@functions/platform/clock'
import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { EARN_REASONS, ENTRY_KINDS, outOfDateYear, REASONS } from '@shared/rules/points/points'
import { yearOf } from '@shared/rules/time/day'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, map, number, record, string } from 'dynamodb-toolbox/schema'
import { checkinState } from './checkinState'

/**
 * who       question                              key
 * worker    my points, my tasks, my check-ins     MEMBER#<id> / HEAD#ACCOUNT   (one query with HEAD#PROFILE)
 * worker    my entries, newest first              MEMBER#<id> / LEDGER#<ulid>
 * everyone  what earns how much in a street       STREET#<id> / RULE#<reason>#<valid from>
 * admin     was this change written before        RULEWRITES#<street> / <ulid>
 */
const reasons = Object.keys(REASONS) as (keyof typeof REASONS)[]

const capDay = { day: string(), points: number() }

/**
 * A member's account: what its entries add up to, and the small state other writes are conditioned on.
 * Invariants (`npm run ledger:verify`): balance = Σ balanceDelta, held = Σ heldDelta,
 * available = balance − held ≥ 0, balance = Σ earned − spent, entries = how many there are.
 */
export const Account = new Entity({
  ...kind('account'),
  schema: item({
    memberId: string().key(),
    streetId: string(),
    /** Rises when roles change or the member signs out everywhere; older tokens can no longer write. */
    epoch: number(),
    /** When the member signed out everywhere: sessions at PCs from before it are over. */
    signedOutAt: number().optional(),
    /** The profile's: a reader who sees two different ones came in between, and reads again. */
    rolesVersion: number().optional(),
    /** When its member left: nothing is earned any more. */
    closedAt: number().optional(),
    balance: number(),
    held: number(),
    available: number(),
    /** Points earned by calendar year, ever. */
    earned: record(string(), number()),
    /** Points that ever left the balance; the oldest year is spent first, by arithmetic. */
    spent: number(),
    /** How many entries there are: rises with each, so that two equal reads have nothing in between. */
    entries: number().putDefault(0),
    /** Points of this year and older were taken out when they were out of date; holds are conditioned on it. */
    expiredThrough: number().putDefault(() => outOfDateYear(yearOf(now()))),
    checkin: checkinState(),
    /** By reason: what it brought on its last day, for reasons whose rule has a daily cap. */
    caps: record(string(), map({ ...capDay, earlier: map(capDay).optional() })).putDefault({}),
    /** What waits for the member: by the id of the voucher or report. */
    tasks: record(string(), map({ kind: string().enum('voucher', 'confirmReport'), title: string(), until: number() })),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#ACCOUNT' }),
})

/** One append-only entry. Its id is the id of the write that made it. */
export const Entry = new Entity({
  ...kind('entry'),
  schema: item({
    memberId: string().key(),
    id: string().key(),
    streetId: string(),
    communityId: string(),
    reason: string().enum(...reasons),
    kind: string().enum(...ENTRY_KINDS),
    amount: number(),
    balanceDelta: number(),
    heldDelta: number(),
    /** In words for the member: the station's name, the meal. */
    subject: string(),
    /** The record it is about. */
    ref: string(),
    /** Who caused it. */
    by: string(),
    at: number(),
    /** The entry it reverses; no entry is reversed twice. */
    reverses: string().optional(),
    /** When the points it takes back or gives back were earned: they belong to that year. */
    earnedAt: number().optional(),
    /** It came of an anonymous report: staff see neither which nor when (`staffView`). */
    discreet: boolean().optional(),
    /** Fingerprint of the input, when the entry's id is a client's. */
    hash: fingerprinted().optional(),
  }),
  computeKey: ({ memberId, id }) => ({ pk: `MEMBER#${memberId}`, sk: `LEDGER#${id}` }),
})

export const Rule = new Entity({
  ...kind('rule'),
  schema: item({
    streetId: string().key(),
    reason: string()
      .enum(...EARN_REASONS)
      .key(),
    validFrom: number().key(),
    amount: number(),
    dailyCap: number().optional(),
    validTo: number().optional(),
    note: string(),
    /** Who wrote this version and when; absent in those a street was set up with. */
    id: string().optional(),
    hash: fingerprinted().optional(),
    by: string().optional(),
    byLabel: string().optional(),
    at: number().optional(),
  }),
  computeKey: ({ streetId, reason, validFrom }) => ({
    pk: `STREET#${streetId}`,
    sk: `RULE#${reason}#${String(validFrom).padStart(15, '0')}`,
  }),
})

/** That an administrator's change of a rule was written: its id belongs to one input. */
export const RuleWrite = new Entity({
  ...kind('ruleWrite'),
  schema: item({ streetId: string().key(), id: string().key(), hash: fingerprinted() }),
  computeKey: ({ streetId, id }) => ({ pk: `RULEWRITES#${streetId}`, sk: id }),
})

/** That an entry was reversed, and by which one: the key allows it once. */
export const Reversed = new Entity({
  ...kind('reversed'),
  schema: item({ memberId: string().key(), entryId: string().key(), by: string() }),
  computeKey: ({ memberId, entryId }) => ({ pk: `MEMBER#${memberId}`, sk: `REVERSED#${entryId}` }),
})

/** All versions of a street's rules: as many as the office made changes. */
export const ruleVersionsOf = (streetId: string) =>
  listOf(Rule, { partition: `STREET#${streetId}`, range: { beginsWith: 'RULE#' }, consistent: true })

/** A member's entries, newest first. */
export const entriesOf = (memberId: string) =>
  listOf(Entry, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'LEDGER#' }, consistent: true, reverse: true })

/** A member's entries from one sort key to another, both included, oldest first. */
export const entriesFrom = (memberId: string, from: string, to: string) =>
  listOf(Entry, { partition: `MEMBER#${memberId}`, range: { between: [from, to] }, consistent: true })
