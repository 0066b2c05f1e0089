import * as v from 'valibot'
import { openidOf } from '../openid'
import type { Answer, Call } from './answer'
import { MINUTE_MS, randomCode } from './state'

const CODE_LIVES_MS = 5 * MINUTE_MS
const Key = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

/** POST login-code {key}: what wx.login would hand to this person. */
function loginCode({ state, now, body }: Call): Answer {
  const { key } = v.parse(v.object({ key: Key }), body)
  const code = randomCode()
  const openid = openidOf(key)
  state.loginCodes[code] = { openid, endsAt: now + CODE_LIVES_MS, used: false }
  return { code, openid }
}

/** POST phone-code {phone}, of another region with it and a blank (+852 91234567): what the button of WeChat's phone number would hand out. */
function phoneCode({ state, now, body }: Call): Answer {
  const { phone } = v.parse(v.object({ phone: v.pipe(v.string(), v.regex(/^(1\d{10}|\+\d{1,4} \d{5,15})$/)) }), body)
  const code = randomCode()
  state.phoneCodes[code] = { phone, endsAt: now + CODE_LIVES_MS, used: false }
  return { code }
}

/** POST acceptances {openid, templateId, count}: what wx.requestSubscribeMessage would add up to. */
function accept({ state, body }: Call): Answer {
  const Accepted = v.object({ openid: v.string(), templateId: v.string(), count: v.optional(v.number(), 1) })
  const { openid, templateId, count } = v.parse(Accepted, body)
  const key = `${openid} ${templateId}`
  state.acceptances[key] = (state.acceptances[key] ?? 0) + count
  return { left: state.acceptances[key] }
}

/** POST fail {path, errcode, times?}: the next calls of this path answer so, as the real ones do on a bad day. */
function fail({ state, body }: Call): Answer {
  const Order = v.object({ path: v.string(), errcode: v.number(), times: v.optional(v.number(), 1) })
  const { path, errcode, times } = v.parse(Order, body)
  for (let i = 0; i < times; i++) state.failures.push({ path, errcode })
  return { waiting: state.failures.length }
}

/** POST block {openid}: WeChat takes this person for a high risk from now on. */
function block({ state, body }: Call): Answer {
  const { openid } = v.parse(v.object({ openid: v.string() }), body)
  state.blocked.push(openid)
  return { blocked: state.blocked.length }
}

/** POST seen {openid, minutesAgo?}: this person was in the app then. */
function seen({ state, now, body }: Call): Answer {
  const Seen = v.object({ openid: v.string(), minutesAgo: v.optional(v.number(), 0) })
  const { openid, minutesAgo } = v.parse(Seen, body)
  state.activeAt[openid] = now - minutesAgo * MINUTE_MS
  return { seen: openid }
}

/** POST media-verdict {suggest, label?}: what the next photo is found to be. */
function mediaVerdict({ state, body }: Call): Answer {
  const Order = v.object({ suggest: v.picklist(['pass', 'review', 'risky']), label: v.optional(v.number(), 20002) })
  state.mediaVerdicts.push(v.parse(Order, body))
  return { waiting: state.mediaVerdicts.length }
}

/** What only a stand-in has, by method and path behind `/__control/`. */
export const CONTROLS: Readonly<Record<string, (call: Call) => Answer>> = {
  'POST login-code': loginCode,
  'POST phone-code': phoneCode,
  'POST acceptances': accept,
  'POST fail': fail,
  'POST block': block,
  'POST seen': seen,
  'POST media-verdict': mediaVerdict,
  'GET messages': ({ state }) => ({ messages: state.messages }),
  'GET media-checks': ({ state }) => ({ mediaChecks: state.mediaChecks }),
}
