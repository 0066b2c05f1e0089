import { now } from '@functions/platform/clock'
import { env } from '@functions/platform/env'
import { log } from '@functions/platform/log'
import { problem } from '@functions/platform/problem'
import { secrets } from '@functions/platform/sealed/secrets'
import { regionalPhone } from '@shared/rules/text/phone'
import * as v from 'valibot'

/**
 * WeChat's server API. The stand-in of a local run answers the same endpoints; only WECHAT_BASE_URL differs.
 * Error codes are WeChat's own: https://developers.weixin.qq.com/miniprogram/dev/server/
 */
const TIMEOUT_MS = 5000

/** errcodes that mean “come back later”. */
const BUSY = new Set([-1, 45011, 45009])
/** errcodes of a login or phone code that is wrong, expired or used. */
const BAD_CODE = new Set([40029, 40163])
/** errcodes of an access token that is wrong or expired. */
const BAD_TOKEN = new Set([40001, 40014, 42001])

/** Numbers that also come as text. */
const Numeric = v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,9}$/))]), v.transform(Number))
const Failure = v.object({ errcode: v.optional(Numeric, 0) })

async function call(path: string, query: Record<string, string>, body?: unknown): Promise<Response> {
  const url = `${env.wechatBaseUrl}${path}?${new URLSearchParams(query)}`
  try {
    return await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch (error) {
    // By its name alone: what failed is an address with our secret in it.
    log.warn('WeChat is out of reach', { path, error: error instanceof Error ? error.name : 'unknown' })
    const unavailable = problem('WECHAT_UNAVAILABLE')
    unavailable.cause = error
    throw unavailable
  }
}

/** WeChat's errcode (0 for none) and the whole answer. @throws WECHAT_UNAVAILABLE when it is no answer at all */
export async function failureOf(response: Response): Promise<{ errcode: number; json: unknown }> {
  const json: unknown = await response.json().catch(() => undefined)
  const parsed = v.safeParse(Failure, json)
  if (!response.ok || !parsed.success) throw problem('WECHAT_UNAVAILABLE')
  return { errcode: parsed.output.errcode, json }
}

/**
 * WeChat's answer, when it has the expected shape; else a fault of WeChat's: the log learns which fields were odd,
 * never their values.
 * @throws WECHAT_UNAVAILABLE
 */
export function said<S extends v.GenericSchema>(path: string, schema: S, json: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return parsed.output
  const fields = parsed.issues.map((issue) => v.getDotPath(issue) ?? '')
  log.error('WeChat answered something else', { path, fields })
  throw problem('WECHAT_UNAVAILABLE')
}

/** Anything but a known answer is WeChat's fault or our configuration's: logged, and people are told to come back. */
export function unexpected(path: string, errcode: number): never {
  if (!BUSY.has(errcode)) log.error('WeChat refused', { path, errcode })
  throw problem('WECHAT_UNAVAILABLE')
}

/**
 * Trades a login code for the openid.
 * @throws LOGIN_CODE_INVALID (40029, 40163), LOGIN_BLOCKED (40226), WECHAT_UNAVAILABLE
 */
export async function openidOf(code: string): Promise<string> {
  const { wechat } = await secrets()
  const path = '/sns/jscode2session'
  const response = await call(path, {
    appid: wechat.appId,
    secret: wechat.secret,
    js_code: code,
    grant_type: 'authorization_code',
  })
  const { errcode, json } = await failureOf(response)
  if (BAD_CODE.has(errcode)) throw problem('LOGIN_CODE_INVALID')
  if (errcode === 40226) throw problem('LOGIN_BLOCKED')
  if (errcode !== 0) unexpected(path, errcode)
  return said(path, v.object({ openid: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) }), json).openid
}

let token: { value: string; until: number } | undefined

/** The app's access token, kept until five minutes before it ends; the old one stays valid that long. */
async function accessToken(): Promise<string> {
  if (token && token.until > now()) return token.value
  const { wechat } = await secrets()
  const path = '/cgi-bin/stable_token'
  const response = await call(path, {}, { grant_type: 'client_credential', appid: wechat.appId, secret: wechat.secret })
  const { errcode, json } = await failureOf(response)
  if (errcode !== 0) unexpected(path, errcode)
  const answer = said(path, v.object({ access_token: v.pipe(v.string(), v.minLength(1)), expires_in: Numeric }), json)
  token = { value: answer.access_token, until: now() + (answer.expires_in - 300) * 1000 }
  return token.value
}

/** Calls with the access token; a token WeChat no longer knows is fetched anew, once. */
export async function authorised(path: string, body: unknown): Promise<Response> {
  const response = await call(path, { access_token: await accessToken() }, body)
  if (!response.headers.get('content-type')?.includes('json')) return response
  const parsed = v.safeParse(
    Failure,
    await response
      .clone()
      .json()
      .catch(() => undefined),
  )
  if (!parsed.success || !BAD_TOKEN.has(parsed.output.errcode)) return response
  token = undefined
  return call(path, { access_token: await accessToken() }, body)
}

/**
 * Trades a phone code for the phone number: of the mainland without its country code, any other with it. Charged per success.
 * @throws PHONE_CODE_INVALID, WECHAT_UNAVAILABLE
 */
export async function phoneOf(code: string): Promise<string> {
  const path = '/wxa/business/getuserphonenumber'
  const { errcode, json } = await failureOf(await authorised(path, { code }))
  if (BAD_CODE.has(errcode)) throw problem('PHONE_CODE_INVALID')
  if (errcode !== 0) unexpected(path, errcode)
  const { purePhoneNumber, countryCode } = said(path, PhoneAnswer, json).phone_info
  return regionalPhone(purePhoneNumber, countryCode)
}

/** A number without its country's code; WeChat's own field for that may hold it all the same, or separators, or be a number. */
const PhoneAnswer = v.object({
  phone_info: v.pipe(
    v.object({
      purePhoneNumber: v.pipe(v.union([v.string(), v.number()]), v.transform(digitsOf)),
      countryCode: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(digitsOf)), '86'),
    }),
    v.transform(({ purePhoneNumber: all, countryCode }) => ({
      purePhoneNumber: countryCode === '86' && /^86\d{11}$/.test(all) ? all.slice(2) : all,
      countryCode,
    })),
    v.object({ purePhoneNumber: v.pipe(v.string(), v.regex(/^\d{5,15}$/)), countryCode: v.string() }),
  ),
})

function digitsOf(text: string | number): string {
  return String(text).replace(/\D/g, '')
}

/** A mini-program code for a page and a scene of at most 32 characters. @throws WECHAT_UNAVAILABLE */
export async function codeImage(input: {
  scene: string
  page: string
}): Promise<{ contentType: string; bytes: Buffer }> {
  const path = '/wxa/getwxacodeunlimit'
  const response = await authorised(path, { ...input, check_path: true, env_version: 'release', width: 430 })
  const contentType = response.headers.get('content-type') ?? ''
  if (!response.ok || !contentType.startsWith('image/')) {
    const { errcode } = await failureOf(response)
    unexpected(path, errcode)
  }
  return { contentType, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** What became of a subscribe message; `lost` means that nobody knows, so it must not be sent again. */
export type Sent = 'sent' | 'noneLeft' | 'refused' | 'busy' | 'lost'

/** errcode of a person who refuses the template or has no acceptance left. */
const NONE_LEFT = 43101

/**
 * Sends a subscribe message; one acceptance pays for it. Never throws: what is not known to have been refused or kept
 * from being sent is `lost`.
 */
export async function sendMessage(message: {
  touser: string
  template_id: string
  page?: string | undefined
  data: Record<string, { value: string }>
}): Promise<Sent> {
  const path = '/cgi-bin/message/subscribe/send'
  // Without a token nothing can have been sent.
  const hasToken = await accessToken().catch(() => undefined)
  if (hasToken === undefined) return 'busy'
  try {
    const { errcode } = await failureOf(await authorised(path, message))
    if (errcode === 0) return 'sent'
    if (errcode === NONE_LEFT) return 'noneLeft'
    if (BUSY.has(errcode) || BAD_TOKEN.has(errcode)) return 'busy'
    log.error('WeChat refused', { path, errcode, template: message.template_id })
    return 'refused'
  } catch (error) {
    return neverArrived(error) ? 'busy' : 'lost'
  }
}

const NeverConnected = v.object({
  cause: v.object({
    cause: v.object({ code: v.picklist(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) }),
  }),
})
/** The connection was never made, so the request was not read. */
const neverArrived = (error: unknown): boolean => v.is(NeverConnected, error)
