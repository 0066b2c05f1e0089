import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'

/**
 * Calls a minute that one warm function takes from one member or address. Coarse and free: it stops a runaway client
 * before it costs anything; exact limits are in limits.ts. Addresses get more: phones share one behind a carrier's
 * gateway.
 */
const PER_MINUTE = { member: 600, address: 6000 } as const

/** Callers remembered at once; a flood of made-up addresses cannot fill the memory. */
const MAX_CALLERS = 20_000

let minute = 0
const calls = new Map<string, number>()

/** Counts one call. @throws TOO_MANY_REQUESTS with the seconds until the next minute. */
export function pace(kind: keyof typeof PER_MINUTE, caller: string): void {
  const at = now()
  const current = Math.floor(at / 60_000)
  if (current !== minute || calls.size >= MAX_CALLERS) {
    minute = current
    calls.clear()
  }
  const key = `${kind}#${caller}`
  const count = (calls.get(key) ?? 0) + 1
  calls.set(key, count)
  if (count <= PER_MINUTE[kind]) return
  throw problem('TOO_MANY_REQUESTS', { retryAfterSeconds: 60 - Math.floor((at % 60_000) / 1000) })
}

/** Forgets all callers. */
export function forgetCallers(): void {
  calls.clear()
}
