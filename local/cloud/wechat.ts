import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeServer, listen, readBody, sendJson } from '../machine/http'
import { type Answer, type Call, failure } from './wechat/answer'
import { codeImage } from './wechat/codeImage'
import { mediaCheck, textCheck } from './wechat/content'
import { CONTROLS } from './wechat/control'
import type { PushTarget } from './wechat/push'
import { code2Session, phoneNumber, stableToken, tokenFailure } from './wechat/signIn'
import { loadState, saveState } from './wechat/state'
import { sendMessage } from './wechat/subscribe'

type Options = {
  appId: string
  secret: string
  port?: number
  /** Where codes, tokens and messages are kept over a restart; without it only in memory. */
  stateFile?: string
  /** Pages of the built mini-program, without a leading slash; undefined while it is not built. */
  pages?: () => readonly string[] | undefined
  /** Where verdicts are pushed to, with the secrets of the push; undefined while nobody listens. */
  push?: () => Omit<PushTarget, 'appId'> | undefined
  /** Epoch milliseconds; every lifetime is judged by it. */
  now?: () => number
}

/** `drain` resolves when no push is under way, with how many there were. */
export type LocalWechat = {
  endpoint: string
  drain: () => Promise<number>
  /** Goes on with what the state file says now. */
  reload: () => void
  stop: () => Promise<void>
}

type Endpoint = { method: 'GET' | 'POST'; open?: true; answer: (call: Call) => Answer }

/** The documented endpoints; all but the `open` ones want an access token. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  '/sns/jscode2session': { method: 'GET', open: true, answer: code2Session },
  '/cgi-bin/stable_token': { method: 'POST', open: true, answer: stableToken },
  '/wxa/business/getuserphonenumber': { method: 'POST', answer: phoneNumber },
  '/wxa/getwxacodeunlimit': { method: 'POST', answer: codeImage },
  '/wxa/msg_sec_check': { method: 'POST', answer: textCheck },
  '/wxa/media_check_async': { method: 'POST', answer: mediaCheck },
  '/cgi-bin/message/subscribe/send': { method: 'POST', answer: sendMessage },
}

const CONTROL = '/__control/'
const MAX_BODY_BYTES = 1024 * 1024

/**
 * A WeChat that answers the server endpoints this project uses: documented lifetimes, limits and error codes, and a few
 * `/__control/` endpoints for what on a phone would be a tap.
 */
export async function startWechat(options: Options): Promise<LocalWechat> {
  let state = loadState(options.stateFile)
  const pushing = new Set<Promise<unknown>>()
  const later = (work: Promise<unknown>) => {
    const known = work.finally(() => pushing.delete(known))
    pushing.add(known)
  }
  const server = createServer((request, response) => {
    serve(options, { state, later }, request, response).catch((error: unknown) =>
      sendJson(response, 400, { message: error instanceof Error ? error.message : String(error) }),
    )
  })
  const port = await listen(server, options.port)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    drain: async () => {
      const under = pushing.size
      await Promise.all(pushing)
      return under
    },
    reload: () => {
      state = loadState(options.stateFile)
    },
    stop: () => closeServer(server),
  }
}

async function serve(
  options: Options,
  { state, later }: Pick<Call, 'state' | 'later'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { appId, secret, stateFile, pages = () => undefined, push, now = Date.now } = options
  const target = push?.()
  const url = new URL(request.url ?? '/', 'http://localhost')
  const text = (await readBody(request, MAX_BODY_BYTES)).toString()
  const call: Call = {
    state,
    later,
    app: { appId, secret },
    pages,
    now: now(),
    push: target && { ...target, appId },
    query: url.searchParams,
    body: text === '' ? undefined : jsonOf(text),
  }
  const answer = answerTo(url.pathname, request.method ?? 'GET', call)
  if (answer === undefined) return sendJson(response, 404, { message: `no ${request.method} ${url.pathname}` })
  saveState(stateFile, state, call.now)
  if ('image' in answer && Buffer.isBuffer(answer.image)) {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': answer.image.length }).end(answer.image)
    return
  }
  sendJson(response, 200, answer)
}

/** A body that is no JSON is judged by the endpoint (47001), not here. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function answerTo(path: string, method: string, call: Call): Answer | undefined {
  if (path.startsWith(CONTROL)) return CONTROLS[`${method} ${path.slice(CONTROL.length)}`]?.(call)
  const endpoint = ENDPOINTS[path]
  if (endpoint === undefined || endpoint.method !== method) return undefined
  const ordered = call.state.failures.findIndex((waiting) => waiting.path === path)
  const [forced] = ordered < 0 ? [] : call.state.failures.splice(ordered, 1)
  if (forced !== undefined) return failure(forced.errcode)
  const refused = endpoint.open ? undefined : tokenFailure(call)
  return refused ?? endpoint.answer(call)
}
