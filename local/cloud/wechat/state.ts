import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'

/** All instants are epoch milliseconds. */
const State = v.object({
  /** `endsAt` is when it stops being valid; the last one is the current one. */
  tokens: v.array(v.object({ value: v.string(), endsAt: v.number() })),
  forcedAt: v.array(v.number()),
  loginCodes: v.record(v.string(), v.object({ openid: v.string(), endsAt: v.number(), used: v.boolean() })),
  phoneCodes: v.record(v.string(), v.object({ phone: v.string(), endsAt: v.number(), used: v.boolean() })),
  /** When each openid last came in through a login code. */
  activeAt: v.record(v.string(), v.number()),
  blocked: v.array(v.string()),
  /** Accepted messages that are left, by `<openid> <template>`. */
  acceptances: v.record(v.string(), v.number()),
  messages: v.array(
    v.object({
      touser: v.string(),
      templateId: v.string(),
      page: v.string(),
      data: v.record(v.string(), v.string()),
      sentAt: v.number(),
    }),
  ),
  mediaChecks: v.array(
    v.object({ traceId: v.string(), openid: v.string(), mediaUrl: v.string(), askedAt: v.number() }),
  ),
  /** What is found in the next photos that are looked at; everything else passes. */
  mediaVerdicts: v.optional(
    v.array(v.object({ suggest: v.picklist(['pass', 'review', 'risky']), label: v.number() })),
    [],
  ),
  /** Answers that were ordered: the next call of a path fails with this errcode. */
  failures: v.array(v.object({ path: v.string(), errcode: v.number() })),
})
export type State = v.InferOutput<typeof State>

const empty = (): State => ({
  tokens: [],
  forcedAt: [],
  loginCodes: {},
  phoneCodes: {},
  activeAt: {},
  blocked: [],
  acceptances: {},
  messages: [],
  mediaChecks: [],
  mediaVerdicts: [],
  failures: [],
})

/** Kept at most, so that a machine that runs for months does not grow. */
const MOST_KEPT = 1000

/** Reads what an earlier run left; starts afresh when there is nothing or it is of another shape. */
export function loadState(file: string | undefined): State {
  if (file === undefined || !existsSync(file)) return empty()
  const parsed = v.safeParse(State, JSON.parse(readFileSync(file, 'utf8')))
  return parsed.success ? parsed.output : empty()
}

/** Drops what has ended, then writes the whole state, or nothing at all. */
export function saveState(file: string | undefined, state: State, now: number): void {
  const alive = <T extends { endsAt: number }>(codes: Record<string, T>) =>
    Object.fromEntries(Object.entries(codes).filter(([, code]) => code.endsAt > now - DAY_MS))
  state.loginCodes = alive(state.loginCodes)
  state.phoneCodes = alive(state.phoneCodes)
  state.tokens = state.tokens.filter((token) => token.endsAt > now - DAY_MS).slice(-MOST_KEPT)
  state.forcedAt = state.forcedAt.filter((at) => at > now - DAY_MS)
  state.messages = state.messages.slice(-MOST_KEPT)
  state.mediaChecks = state.mediaChecks.slice(-MOST_KEPT)
  if (file === undefined) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, JSON.stringify(state))
  renameSync(`${file}.part`, file)
}

export const MINUTE_MS = 60_000
export const DAY_MS = 24 * 60 * MINUTE_MS

/** A code or token nobody can guess. */
export const randomCode = (bytes = 24) => randomBytes(bytes).toString('base64url')
