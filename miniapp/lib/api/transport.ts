import { queryOf } from '@shared/query'
import Taro from '@tarojs/taro'
import { learnTime } from '../clock'
import { noteAnswer, noteSilence } from '../offline/online'
import { ApiError, isPassing, offline } from './apiError'
import type { Method } from './endpoint'

/** Above this a person has put the phone away. Milliseconds. */
const TIMEOUT_MS = 15_000
const RETRY_AFTER_MS = 400

/** Where the token comes from; the session registers itself here, so that this file need not know it. */
export interface Authority {
  /** A token good for the next seconds, or undefined when nobody is signed in. Throws ApiError OFFLINE. */
  token: () => Promise<string | undefined>
  /** Gets a new token after a 401. False when that cannot be done silently. */
  renew: () => Promise<boolean>
}

let authority: Authority = { token: async () => undefined, renew: async () => false }

/** Registers who supplies tokens. */
export function authorise(next: Authority): void {
  authority = next
}

/** Fills `{name}` parts of a path and tells which fields of the input are left for query or body. */
export function place(path: string, input: object) {
  const rest: Record<string, unknown> = { ...input }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path: filled, rest }
}

interface Shape {
  method: Method
  path: string
  /** May be sent twice: reads, and writes that carry an id. */
  repeatable: boolean
}

/** One request. Throws ApiError, always with a sentence for the person. */
async function once<T>({ method, path }: Shape, input: object): Promise<T> {
  const placed = place(path, input)
  const token = await authority.token()
  const sentAt = Date.now()
  const reading = method === 'GET'
  const answer = await Taro.request<T | { code?: string; message?: string; data?: unknown }>({
    url: API_BASE + placed.path + (reading ? queryOf(placed.rest) : ''),
    method,
    timeout: TIMEOUT_MS,
    header: {
      ...(reading ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(reading ? {} : { data: JSON.stringify(placed.rest) }),
  }).catch(() => {
    noteSilence()
    throw offline()
  })
  learnFrom(answer.data, answer.header, sentAt)
  noteAnswer()
  if (answer.statusCode >= 200 && answer.statusCode < 300) {
    if (isAnswer(answer.data)) return answer.data as T
    throw new ApiError('INTERNAL', '系统出了点问题，请稍后再试', 502)
  }
  const problem = (answer.data ?? {}) as { code?: unknown; message?: unknown; data?: unknown }
  throw new ApiError(
    typeof problem.code === 'string' ? problem.code : 'INTERNAL',
    typeof problem.message === 'string' ? problem.message : '系统出了点问题，请稍后再试',
    answer.statusCode,
    problem.data,
  )
}

/** Ours is always an object. The page on which a café's network asks one to sign in, and a gateway that lost its function, say 200 too. */
const isAnswer = (body: unknown): boolean => typeof body === 'object' && body !== null

function learnFrom(body: unknown, header: Record<string, unknown> | undefined, sentAt: number): void {
  const receivedAt = Date.now()
  const said = typeof body === 'object' && body !== null && 'serverTime' in body ? body.serverTime : undefined
  const date = header?.Date ?? header?.date
  if (typeof said === 'number') learnTime(said, sentAt, receivedAt, true)
  else if (typeof date === 'string') learnTime(Date.parse(date), sentAt, receivedAt, false)
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

let running = 0
let restingSince = 0

/** Milliseconds since the last request ended; zero while one is on its way. */
export const quietFor = (): number => (running > 0 ? 0 : Date.now() - restingSince)

/**
 * Sends a request: renews the token once after a 401, tries a repeatable one once more when the network or the
 * server was only passing by. Throws ApiError.
 */
export async function send<T>(shape: Shape, input: object): Promise<T> {
  running += 1
  try {
    return await sendUntilAnswered<T>(shape, input)
  } finally {
    running -= 1
    restingSince = Date.now()
  }
}

async function sendUntilAnswered<T>(shape: Shape, input: object): Promise<T> {
  let renewed = false
  let repeated = false
  for (;;) {
    try {
      return await once<T>(shape, input)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status === 401 && !renewed && (await authority.renew())) {
        renewed = true
        continue
      }
      if (!shape.repeatable || repeated || !isPassing(error)) throw error
      repeated = true
      await pause(RETRY_AFTER_MS)
    }
  }
}
