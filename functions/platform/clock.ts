import { env } from './env'

/** The present instant, epoch milliseconds. On one machine it may be shifted so that a test can choose its hour. */
export function now(): number {
  return Date.now() + (env.isLocal ? Number(process.env.CLOCK_OFFSET_MS ?? 0) : 0)
}
