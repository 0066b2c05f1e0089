import { LOGIN_STATES, MAX_LOGIN_CHOICES } from '@shared/rules/people/desk'
import * as v from 'valibot'
import { Me } from './me'
import { get, post } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, Ulid } from './types'

/** What a login's code carries; the phone reads it from the scene it was opened with. */
const LoginCode = v.pipe(v.string(), v.regex(/^[\w-]{20}$/, '这个登录码不对，请重新扫一次'))
/** Two digits, shown on the screen as they are: 07 is not 7. */
const Digits = v.pipe(v.string(), v.regex(/^\d{2}$/))

const office = ['gridWorker', 'admin'] as const

/** How a desk's browser calls itself, in words that a person knows. */
const Browser = v.object({ browser: v.string(), system: v.string() })

/** A desk that somebody signed in at. */
const Desk = v.object({
  sessionId: Ulid,
  ...Browser.entries,
  startedAt: Moment,
  /** When it ends by itself at the latest. */
  endsAt: Moment,
  /** When it was ended before that. */
  endedAt: v.optional(Moment),
  isLive: v.boolean(),
})

const Working = v.object({
  me: Me,
  sessionId: Ulid,
  /** After so long without a renewal it has to be signed in anew. */
  idleAt: Moment,
  endsAt: Moment,
  serverTime: Moment,
})

/** U – sign-in at the PC desk by scanning, after RFC 8628: the browser shows a code, the phone decides. */
export const desk = {
  begin: post('/desk/logins', {
    summary: 'Begin a sign-in at a PC: the code to scan and the number to pick; the browser is known again by a cookie',
    roles: ['public'],
    limit: { per: 'address', max: 60, windowSeconds: 600 },
    success: 201,
    errors: ['NOT_FOUND', 'WECHAT_UNAVAILABLE'],
  })
    .input(v.object({ streetId: Slug }))
    .output(
      v.object({
        /** What the code carries, as the phone opens it. */
        scene: v.string(),
        contentType: v.string(),
        imageBase64: v.string(),
        digits: Digits,
        expiresAt: Moment,
        serverTime: Moment,
      }),
    ),
  poll: post('/desk/logins/poll', {
    summary: 'How my sign-in at this PC stands; once it was approved, the answer starts the session, once',
    roles: ['public'],
    errors: ['LOGIN_GONE'],
  })
    .input(v.object({}))
    .output(
      v.object({
        state: codesOf(LOGIN_STATES),
        /** The number on the screen now: another one after a wrong pick. */
        digits: v.optional(Digits),
        /** Who holds the phone that scanned it (王**). */
        byLabel: v.optional(v.string()),
        working: v.optional(Working),
      }),
    ),
  look: post('/desk/logins/{code}/look', {
    summary: 'Scan a sign-in: which browser asks, where and when, and the numbers of which one is on its screen',
    roles: office,
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['LOGIN_GONE'],
  })
    .input(v.object({ code: LoginCode }))
    .output(
      v.object({
        ...Browser.entries,
        /** True when the PC and this phone call from the same network address. */
        sameNetwork: v.boolean(),
        startedAt: Moment,
        expiresAt: Moment,
        choices: v.pipe(v.array(Digits), v.length(MAX_LOGIN_CHOICES)),
        /** Wrong picks left before the code ends. */
        picksLeft: v.number(),
      }),
    ),
  approve: post('/desk/logins/{code}/approve', {
    summary: 'It is me at that PC, and this is the number on its screen',
    roles: office,
    limit: { per: 'member', max: 30, windowSeconds: 3600 },
    errors: ['LOGIN_GONE', 'LOGIN_NUMBER'],
  })
    .input(v.object({ code: LoginCode, digits: Digits }))
    .output(v.object({ approvedAt: Moment })),
  refuse: post('/desk/logins/{code}/refuse', {
    summary: 'It is not me: the code is worth nothing any more',
    roles: office,
  })
    .input(v.object({ code: LoginCode }))
    .output(v.object({})),
  renew: post('/desk/session/renew', {
    summary: 'Go on at this PC: my roles as they are now, and another half hour; only while the session lives',
    roles: ['public'],
    limit: { per: 'address', max: 600, windowSeconds: 600 },
    errors: ['DESK_OVER'],
  })
    .input(v.object({}))
    .output(Working),
  end: post('/desk/session/end', {
    summary: 'Sign out at this PC',
    roles: ['public'],
  })
    .input(v.object({}))
    .output(v.object({})),
  desks: get('/desk/sessions', {
    summary: 'Where I am or was signed in at a PC, newest first',
    roles: ['member'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(Desk)),
  endDesk: post('/desk/sessions/{sessionId}/end', {
    summary: 'End a session at a PC from elsewhere: its next write fails, and within a minute its reads',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ sessionId: Ulid }))
    .output(Desk),
}
