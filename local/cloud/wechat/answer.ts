import type { PushTarget } from './push'
import type { State } from './state'

/** What an endpoint is given: the state it may change, the instant (epoch ms), the query and the body. */
export type Call = {
  state: State
  app: { appId: string; secret: string }
  /** Pages of the built mini-program; undefined when it was never built, and then any page is taken for one. */
  pages: () => readonly string[] | undefined
  now: number
  /** Where verdicts are pushed to; undefined when no address was typed into the console. */
  push: PushTarget | undefined
  query: URLSearchParams
  body: unknown
  /** Is told of what goes on behind the answer. */
  later: (work: Promise<unknown>) => void
}

/** WeChat answers with JSON and status 200 whatever happened, or with an image. */
export type Answer = Record<string, unknown> | { image: Buffer }

const MESSAGES: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40226: 'code blocked',
  41001: 'access_token missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
}

/** The answer for an errcode, in WeChat's own words where they are known. `detail` says which argument it is about. */
export function failure(errcode: number, detail = ''): Answer {
  const words = MESSAGES[errcode] ?? 'error'
  return { errcode, errmsg: detail === '' ? words : `${words} ${detail}` }
}

/** What every success carries. */
export const fine = { errcode: 0, errmsg: 'ok' } as const
