import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { type Contract, contract } from '@shared/contract/contract'
import * as v from 'valibot'
import { learnTime } from './clock'

/** What every request of this page says of itself: without it the session's cookie counts for nothing. */
const OWN_PAGE = { 'x-nuanxin-desk': '1' }

const Answer = v.object({ code: v.string(), message: v.string(), data: v.optional(v.unknown()) })
const Timed = v.looseObject({ serverTime: v.number() })

/** What is sent while the page is being left must not end with it. */
let isLeft = false
globalThis.addEventListener?.('pagehide', () => {
  isLeft = true
})
globalThis.addEventListener?.('pageshow', () => {
  isLeft = false
})

type Send = (request: Request) => Promise<Response>

const send: Send = async (request) => {
  const answer = await fetch(request, { credentials: 'same-origin', headers: headersOf(request), keepalive: isLeft })
  const isJson = answer.headers.get('content-type')?.includes('json')
  const body: unknown = isJson ? await answer.clone().json() : undefined
  if (v.is(Timed, body)) learnTime(body.serverTime)
  return answer
}

function headersOf(request: Request): Headers {
  const headers = new Headers(request.headers)
  for (const [name, value] of Object.entries(OWN_PAGE)) headers.set(name, value)
  return headers
}

/** Goes on with the session after an answer `401`; false when it is over. */
type Renew = () => Promise<boolean>

/** Sends a request, and once more when the session went on in between. */
export const sendAgain =
  (renew: Renew, through: Send = send): Send =>
  async (request) => {
    const again = request.clone()
    const answer = await through(request)
    if (answer.status !== 401 || !(await renew())) return answer
    return through(again)
  }

/** The server, typed by the contract. */
type Client = ContractRouterClient<Contract>

function clientOf(through: Send): Client {
  const link = new OpenAPILink(contract, {
    url: () => `${location.origin}/api`,
    fetch: through,
    customErrorResponseBodyDecoder: (body, { status }) =>
      v.is(Answer, body) ? new ORPCError(body.code, { status, message: body.message, data: body.data }) : undefined,
  })
  return createORPCClient(link)
}

/** Calls of a page that has no session yet, or goes on with its own. */
export const openApi: Client = clientOf(send)

let renewal: Renew = async () => false

/** Registers what goes on with the session; it registers itself here, so that this file need not know it. */
export function renewWith(renew: Renew): void {
  renewal = renew
}

/**
 * The server, typed by the contract: `api.reports.queue({ … })`. The session is a cookie that no code here can read.
 * Every call may throw; `asProblem` has the sentence.
 */
export const api: Client = clientOf(sendAgain(() => renewal()))
