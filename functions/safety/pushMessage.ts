import * as v from 'valibot'

/** WeChat's verdict on a photo, as it is pushed. */
export interface MediaVerdict {
  traceId: string
  verdict: 'pass' | 'review' | 'risky' | 'unchecked'
  label?: number
}

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
/** XML knows no numbers. */
const code = v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,9}$/))]), v.transform(Number), v.integer())
const MediaCheck = v.object({
  Event: v.literal('wxa_media_check'),
  appid: text,
  trace_id: text,
  errcode: v.optional(code, 0),
  result: v.optional(v.object({ suggest: v.picklist(['pass', 'review', 'risky']), label: v.optional(code) })),
})

/**
 * The verdict in a pushed message, JSON or XML as the console was set; undefined for any other event, which we did not
 * order. A photo that WeChat could not load or judge is `unchecked`, whatever else it says.
 */
export function verdictIn(message: string, appId: string): MediaVerdict | undefined {
  const parsed = v.safeParse(MediaCheck, message.trimStart().startsWith('<') ? fromXml(message) : fromJson(message))
  if (!parsed.success || parsed.output.appid !== appId) return undefined
  const { trace_id: traceId, errcode, result } = parsed.output
  if (errcode !== 0 || !result) return { traceId, verdict: 'unchecked' }
  return { traceId, verdict: result.suggest, ...(result.label === undefined ? {} : { label: result.label }) }
}

/** What is inside `Encrypt` of a pushed body, JSON or XML; undefined when there is none. */
export function encryptedIn(body: string): string | undefined {
  if (body.trimStart().startsWith('<')) return elementOf(body, 'Encrypt')
  const parsed = v.safeParse(v.object({ Encrypt: v.string() }), fromJson(body))
  return parsed.success ? parsed.output.Encrypt : undefined
}

function fromJson(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    // No message of WeChat's: its caller says so.
    return undefined
  }
}

/** The few elements that matter; `detail` repeats their names for every model WeChat asked, so it goes first. */
function fromXml(message: string): unknown {
  const own = message.replace(/<detail>[\s\S]*?<\/detail>/g, '')
  const result = elementOf(own, 'result')
  const [suggest, label] = result === undefined ? [] : [elementOf(result, 'suggest'), elementOf(result, 'label')]
  return {
    Event: elementOf(own, 'Event'),
    appid: elementOf(own, 'appid'),
    trace_id: elementOf(own, 'trace_id'),
    errcode: elementOf(own, 'errcode'),
    ...(result === undefined ? {} : { result: { suggest, label } }),
  }
}

/** The text of the first element of that name, without its CDATA. */
function elementOf(xml: string, name: string): string | undefined {
  const open = `<${name}>`
  const from = xml.indexOf(open)
  const to = xml.indexOf(`</${name}>`, from)
  if (from < 0 || to < 0) return undefined
  const inner = xml.slice(from + open.length, to).trim()
  const cdata = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(inner)
  return cdata?.[1] ?? inner
}
