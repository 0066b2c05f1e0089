import * as v from 'valibot'
import { type Answer, type Call, failure, fine } from './answer'

/** How each kind of field must look; the kind is the field's name without its number. */
const KINDS: Readonly<Record<string, RegExp>> = {
  thing: /^[\s\S]{1,20}$/u,
  number: /^-?\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[\x20-\x7E]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 ?)?\d{1,2}:\d{2}(~.+)?$|^\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}(:\d{2})?$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( ?\d{1,2}:\d{2})?$|^\d{4}[-/]\d{1,2}[-/]\d{1,2}( \d{1,2}:\d{2}(:\d{2})?)?$/,
  amount: /^[¥￥]?\d{1,10}(\.\d{1,2})?元?$/,
  phone_number: /^[\d+-]{1,17}$/,
  car_number: /^[\p{L}\p{N}]{1,8}$/u,
  name: /^(\p{Script=Han}{1,10}|[\x20-\x7E]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

const Message = v.object({
  touser: v.string(),
  template_id: v.pipe(v.string(), v.minLength(1)),
  page: v.optional(v.string(), ''),
  miniprogram_state: v.optional(v.picklist(['developer', 'trial', 'formal'])),
  lang: v.optional(v.string()),
  data: v.record(v.string(), v.object({ value: v.union([v.string(), v.number()]) })),
})

/** The first field whose value WeChat would refuse. */
function malformedField(data: Record<string, string>): string | undefined {
  return Object.keys(data).find((field) => {
    const kind = /^([a-z_]+?)\d+$/.exec(field)?.[1]
    const pattern = kind === undefined ? undefined : KINDS[kind]
    return pattern === undefined || !pattern.test(data[field] ?? '')
  })
}

/** POST /cgi-bin/message/subscribe/send: one acceptance pays for one message. */
export function sendMessage({ state, now, body, pages }: Call): Answer {
  const request = v.safeParse(Message, body)
  if (!request.success) return failure(47001)
  const { touser, template_id: templateId, page } = request.output
  if (state.activeAt[touser] === undefined) return failure(40003)
  const known = Object.keys(state.acceptances).some((key) => key.endsWith(` ${templateId}`))
  if (!known) return failure(40037)
  if (page !== '' && pages()?.includes(page.split('?')[0] ?? '') === false) return failure(41030)
  const data = Object.fromEntries(
    Object.entries(request.output.data).map(([field, { value }]) => [field, String(value)]),
  )
  const malformed = malformedField(data)
  if (malformed !== undefined) return failure(47003, `data.${malformed}.value invalid`)
  const key = `${touser} ${templateId}`
  const left = state.acceptances[key] ?? 0
  if (left < 1) return failure(43101)
  state.acceptances[key] = left - 1
  state.messages.push({ touser, templateId, page, data, sentAt: now })
  return { ...fine, msgid: state.messages.length }
}
