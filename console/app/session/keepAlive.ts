import type { Working } from './session'

/** A session goes on by itself when somebody did something in so long, and it was not renewed for as long. Milliseconds. */
export const RENEW_AFTER_MS = 5 * 60_000
/** So long before its end it is asked whether somebody is still there. Milliseconds. */
export const WARN_MS = 2 * 60_000

interface Moment {
  working: Pick<Working, 'idleAt' | 'endsAt'>
  /** When the session was renewed last, and when somebody did something. Epoch milliseconds, as `nowMs`. */
  renewedAt: number
  inputAt: number
  nowMs: number
}

/** Is it to be renewed now? Somebody works, or its time is over and it has to be asked whether it really is. */
export function isRenewalDue({ working, renewedAt, inputAt, nowMs }: Moment): boolean {
  if (nowMs >= Math.min(working.idleAt, working.endsAt)) return true
  return nowMs - renewedAt >= RENEW_AFTER_MS && nowMs - inputAt < RENEW_AFTER_MS
}

/** What the page says before the session ends: that nobody was there for long, or that its eight hours are over. */
export function warningAt({ working, nowMs }: Pick<Moment, 'working' | 'nowMs'>): 'idle' | 'end' | undefined {
  if (working.endsAt - nowMs <= WARN_MS) return 'end'
  return working.idleAt - nowMs <= WARN_MS ? 'idle' : undefined
}
