import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Answer, type Call, failure, fine } from './answer'
import { MINUTE_MS, randomCode } from './state'

const TOKEN_SECONDS = 7200
/** How long before its end a token is replaced; old and new are both good meanwhile. */
const OVERLAP_MS = 5 * MINUTE_MS
const FORCED_A_DAY = 20
const FORCED_APART_MS = 30_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** What was handed out under that name; `constructor` names what every object has, and was not. */
const known = <T>(codes: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(codes, name) ? codes[name] : undefined

/** GET /sns/jscode2session: a login code, good once and for five minutes, becomes an openid. */
export function code2Session({ state, app, now, query }: Call): Answer {
  if (query.get('appid') !== app.appId) return failure(40013)
  if (query.get('secret') !== app.secret) return failure(40125)
  if (query.get('grant_type') !== 'authorization_code') return failure(40002)
  const code = known(state.loginCodes, query.get('js_code') ?? '')
  if (code === undefined || code.endsAt <= now) return failure(40029)
  if (code.used) return failure(40163)
  if (state.blocked.includes(code.openid)) return failure(40226)
  code.used = true
  state.activeAt[code.openid] = now
  return { openid: code.openid, session_key: createHash('sha256').update(randomCode()).digest('base64').slice(0, 24) }
}

const TokenRequest = v.object({
  grant_type: v.string(),
  appid: v.string(),
  secret: v.string(),
  force_refresh: v.optional(v.boolean(), false),
})

/** POST /cgi-bin/stable_token: the same token until shortly before its end, unless a new one is forced. */
export function stableToken({ state, app, now, body }: Call): Answer {
  const request = v.safeParse(TokenRequest, body)
  if (!request.success) return failure(47001)
  const { grant_type, appid, secret, force_refresh } = request.output
  if (grant_type !== 'client_credential') return failure(40002)
  if (appid !== app.appId) return failure(40013)
  if (secret !== app.secret) return failure(40125)
  const current = state.tokens.at(-1)
  if (force_refresh) {
    const today = state.forcedAt.filter((at) => at > now - DAY_MS)
    if (today.length >= FORCED_A_DAY) return failure(45009)
    if (now - (today.at(-1) ?? Number.NEGATIVE_INFINITY) < FORCED_APART_MS) return failure(45011)
    state.forcedAt = [...today, now]
    // A forced renewal ends the token before it at once; only a natural one overlaps.
    for (const token of state.tokens) token.endsAt = Math.min(token.endsAt, now)
  } else if (current !== undefined && current.endsAt - now > OVERLAP_MS) {
    return { access_token: current.value, expires_in: Math.floor((current.endsAt - now) / 1000) }
  }
  const value = `local_${randomCode(48)}`
  state.tokens.push({ value, endsAt: now + TOKEN_SECONDS * 1000 })
  return { access_token: value, expires_in: TOKEN_SECONDS }
}

/** The failure of a call whose access token is missing, wrong or over; undefined when it is good. */
export function tokenFailure({ state, now, query }: Call): Answer | undefined {
  const value = query.get('access_token')
  if (value === null || value === '') return failure(41001)
  const token = state.tokens.find((known) => known.value === value)
  if (token === undefined) return failure(40001)
  return token.endsAt <= now ? failure(42001) : undefined
}

/** POST /wxa/business/getuserphonenumber: a phone code, good once and for five minutes, becomes a number. */
export function phoneNumber({ state, app, now, body }: Call): Answer {
  const request = v.safeParse(v.object({ code: v.string() }), body)
  if (!request.success) return failure(47001)
  const code = known(state.phoneCodes, request.output.code)
  if (code === undefined || code.endsAt <= now) return failure(40029)
  if (code.used) return failure(40163)
  code.used = true
  return {
    ...fine,
    phone_info: {
      phoneNumber: code.phone,
      ...partsOf(code.phone),
      watermark: { timestamp: Math.floor(now / 1000), appid: app.appId },
    },
  }
}

/** A number with + has its region before a blank: +852 91234567. */
function partsOf(phone: string): { purePhoneNumber: string; countryCode: string } {
  const [, countryCode = '86', purePhoneNumber = phone] = /^\+(\d+) (\d+)$/.exec(phone) ?? []
  return { purePhoneNumber, countryCode }
}
