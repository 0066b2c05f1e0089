import * as v from 'valibot'
import { authorised, failureOf, said, unexpected } from './wechat'

/** What WeChat says of a text or photo; `unchecked` when it will not judge what this person wrote. */
export type Suggestion = 'pass' | 'review' | 'risky' | 'unchecked'

/** The kinds of places WeChat knows: a forum is the nearest to reports that everybody can read. */
const FORUM = 3
/** The most WeChat reads at once. Characters. */
const MAX_CONTENT = 2500

/** errcodes of a person who cannot be asked about: away for two hours (61010), of another app, unknown. */
const NOT_NOW = new Set([61010, 43104, 40003])

const Label = v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/))]), v.transform(Number))
const TextVerdict = v.object({
  result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']), label: Label }),
})
const MediaOrder = v.object({ trace_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) })

/** WeChat's verdict on a text and its label. @throws WECHAT_UNAVAILABLE when it is busy or out of reach: ask again later */
export async function checkText(openid: string, text: string): Promise<{ verdict: Suggestion; label?: number }> {
  const path = '/wxa/msg_sec_check'
  const content = [...text].slice(0, MAX_CONTENT).join('')
  const { errcode, json } = await failureOf(await authorised(path, { version: 2, scene: FORUM, openid, content }))
  if (NOT_NOW.has(errcode)) return { verdict: 'unchecked' }
  if (errcode !== 0) unexpected(path, errcode)
  const { suggest, label } = said(path, TextVerdict, json).result
  return { verdict: suggest, label }
}

/**
 * Orders WeChat's verdict on a photo, which is pushed within half an hour under the trace id; undefined when WeChat
 * will not judge what this person sent. @throws WECHAT_UNAVAILABLE
 */
export async function orderPhotoCheck(openid: string, url: string): Promise<string | undefined> {
  const path = '/wxa/media_check_async'
  const order = { version: 2, scene: FORUM, openid, media_type: 2, media_url: url }
  const { errcode, json } = await failureOf(await authorised(path, order))
  if (NOT_NOW.has(errcode)) return undefined
  if (errcode !== 0) unexpected(path, errcode)
  return said(path, MediaOrder, json).trace_id
}
