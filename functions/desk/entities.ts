import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { LOGIN_STATES } from '@shared/rules/people/desk'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                 key
 * browser  how does my sign-in stand                LOGIN#<hash of its code> / LOGIN
 * staff    the sign-in whose code I scanned         the same
 * member   where am I signed in at a PC             MEMBER#<id> / SESSION#<ulid>   backwards
 */
const states = Object.keys(LOGIN_STATES) as (keyof typeof LOGIN_STATES)[]

/** A sign-in that a browser began. Neither its code nor the browser's secret can be told from it. */
export const Login = new Entity({
  ...kind('login'),
  schema: item({
    codeHash: string().key(),
    /** What proves that a poll is of the browser that began it. */
    secretHash: string(),
    streetId: string(),
    state: string().enum(...states),
    /** On the screen. */
    digits: string(),
    /** On the phone, in its order. */
    choices: list(string()),
    wrongPicks: number(),
    browser: string(),
    system: string(),
    /** A keyed hash of the network address it was begun from. */
    address: string(),
    startedAt: number(),
    /** No look and no pick from then on; epoch ms. */
    until: number(),
    /** Who scanned it last, and in the end who approved it. */
    memberId: string().optional(),
    byLabel: string().optional(),
    approvedAt: number().optional(),
    /** Once the browser has fetched its session. */
    sessionId: string().optional(),
    expiresAt: number(),
  }),
  computeKey: ({ codeHash }) => ({ pk: `LOGIN#${codeHash}`, sk: 'LOGIN' }),
})

/** A session at a PC. Whether it lives follows from its times and the account's `signedOutAt`. */
export const Session = new Entity({
  ...kind('session'),
  schema: item({
    memberId: string().key(),
    sessionId: string().key(),
    streetId: string(),
    browser: string(),
    system: string(),
    startedAt: number(),
    endsAt: number(),
    endedAt: number().optional(),
    /** It stays in the list for a month. */
    expiresAt: number(),
  }),
  computeKey: ({ memberId, sessionId }) => ({ pk: `MEMBER#${memberId}`, sk: `SESSION#${sessionId}` }),
})

/** A member's sessions at PCs, newest first. */
export const sessionsOf = (memberId: string) =>
  listOf(Session, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'SESSION#' }, reverse: true })
