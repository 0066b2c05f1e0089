import { problem } from '@functions/platform/problem'
import { get } from '@functions/platform/store/writes'
import type { RateLimit } from '@shared/contract/route'
import { Rate, windowOf } from './limits'

/**
 * Stops a caller who has reached a limit, and counts nothing. ½ read unit. Apart from limits.ts: most functions count
 * without a right to read.
 * @throws TOO_MANY_REQUESTS with the seconds until the window ends.
 */
export async function notReached(key: string, { max, windowSeconds }: RateLimit): Promise<void> {
  const { window, secondsLeft } = windowOf(windowSeconds)
  const item = await get(Rate, { key, window })
  if ((item?.count ?? 0) >= max) throw problem('TOO_MANY_REQUESTS', { retryAfterSeconds: secondsLeft })
}
