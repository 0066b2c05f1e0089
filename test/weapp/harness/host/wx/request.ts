import type { Phone } from '../phone'
import { checkAddress } from './address'
import { copyOf, type Members } from './base'
import { utf8Bytes } from './bytes'
import { fieldsOf, isRecord, numberOf, type Options, textOf } from './options'
import { refuse } from './refusal'
import type { Line, Transfer } from './transfer'

/** The methods `wx.request` knows. PATCH is not among them. */
const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'])

/** Stands for an app's id where the platform would put its own. */
export const APP_ID = 'wx0123456789abcdef'

const VERSION = { develop: 'devtools', trial: '0', release: '1' } as const

/** WeChat sets this one itself. */
export const refererOf = ({ state }: Phone): string =>
  `https://servicewechat.com/${APP_ID}/${VERSION[state.envVersion]}/page-frame.html`

/** Headers in one case, so that none is sent twice; the referer is WeChat's, whatever the app says. */
export function headersOf(phone: Phone, options: Options): Record<string, string> {
  const header: Record<string, string> = {}
  for (const [name, value] of Object.entries(fieldsOf(options, 'header'))) header[name.toLowerCase()] = String(value)
  if ('referer' in header) phone.fault('the header "referer" cannot be set')
  return { ...header, referer: refererOf(phone) }
}

const pairs = (fields: Record<string, unknown>) =>
  Object.entries(fields)
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(isRecord(value) ? JSON.stringify(value) : String(value))}`,
    )
    .join('&')

function withQuery(url: string, query: string): string {
  if (!query) return url
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function bodyOf(data: unknown, contentType: string): string | undefined {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string') return data
  if (!isRecord(data) && !Array.isArray(data)) throw refuse('invalid request data', { errno: 600010 })
  if (data instanceof ArrayBuffer) throw new Error('a body of bytes is not modelled')
  return isRecord(data) && contentType.startsWith('application/x-www-form-urlencoded')
    ? pairs(data)
    : JSON.stringify(data)
}

/** Cookies of an answer, one a text. Commas inside a date do not part them. */
function cookiesOf(header: Record<string, string>): string[] {
  const set = Object.entries(header).find(([name]) => name.toLowerCase() === 'set-cookie')?.[1]
  return set ? set.split(/,\s*(?=[^;,=\s]+=)/) : []
}

function read(body: string, dataType: string, responseType: string): unknown {
  if (responseType === 'arraybuffer') return utf8Bytes(body).buffer
  if (dataType !== 'json') return body
  try {
    return JSON.parse(body)
  } catch {
    return body // as documented: what is not JSON comes as it is
  }
}

function transferOf(phone: Phone, options: Options): Transfer {
  const url = textOf(options, 'url')
  const method = textOf(options, 'method', 'GET').toUpperCase()
  if (!METHODS.has(method)) {
    phone.fault(`request: method ${method} does not exist`)
    throw refuse('invalid method', { errno: 600005 })
  }
  checkAddress(phone, 'request', url, phone.state.domains.request)
  const header = { 'content-type': 'application/json', ...headersOf(phone, options) }
  const asQuery = (method === 'GET' || method === 'HEAD') && isRecord(options.data)
  const body = asQuery ? undefined : bodyOf(options.data, header['content-type'])
  const sentTo = asQuery && isRecord(options.data) ? withQuery(url, pairs(options.data)) : url
  const dataType = textOf(options, 'dataType', 'json')
  const responseType = textOf(options, 'responseType', 'text')
  return {
    url: sentTo,
    timeout: numberOf(options, 'timeout', 0),
    send: (timeout) =>
      phone.native.request({ url: sentTo, method, header, timeout, ...(body === undefined ? {} : { body }) }),
    resultOf: ({ status, header: answered, body: text }) => ({
      data: read(text, dataType, responseType),
      statusCode: status,
      header: answered,
      cookies: cookiesOf(answered),
    }),
  }
}

/** `wx.request`. It has no promise: it returns its task. */
export function requestApis(phone: Phone, line: Line): Members {
  return {
    request: (given: unknown) => {
      const options = copyOf(given)
      const abort = line.start('request', options, () => transferOf(phone, options))
      const ignore = () => undefined
      return {
        abort,
        onHeadersReceived: ignore,
        offHeadersReceived: ignore,
        onChunkReceived: ignore,
        offChunkReceived: ignore,
      }
    },
  }
}
