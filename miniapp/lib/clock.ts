import { recall, remember } from './offline/storage'

/**
 * The server's clock on the phone. Phones are wrong by minutes, some by days; ids, changing codes and "今天" follow
 * the server, which says its time in its answers.
 */
const KEY = 'clock:offset'
/** A `Date` header is only good to a second: smaller corrections wait for a precise answer. Milliseconds. */
const COARSE_MS = 2_000

let offset = recall<number>(KEY) ?? 0

/** Now by the server's clock, epoch milliseconds. */
export function now(): number {
  return Date.now() + offset
}

/**
 * Learns from an answer.
 * @param serverMs the server's time in it, @param sentAt and @param receivedAt by the phone's own clock.
 */
export function learnTime(serverMs: number, sentAt: number, receivedAt: number, precise: boolean): void {
  if (!Number.isFinite(serverMs)) return
  const next = Math.round(serverMs - (sentAt + receivedAt) / 2)
  if (!precise && Math.abs(next - offset) < COARSE_MS) return
  offset = next
  remember(KEY, offset)
}
