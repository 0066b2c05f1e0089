import type { RateLimit } from '@shared/contract/route'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Rate, windowOf } from './limits'
import { problem } from './problem'

/**
 * Stops a caller who has reached a limit, and counts nothing. ½ read unit. Apart from limits.ts: most functions count
 * without a right to read.
 * @throws TOO_MANY_REQUESTS with the seconds until the window ends.
 */
export async function notReached(key: string, { max, windowSeconds }: RateLimit): Promise<void> {
  const { window, secondsLeft } = windowOf(windowSeconds)
  const { Item } = await Rate.build(GetItemCommand).key({ key, window }).send()
  if ((Item?.count ?? 0) >= max) throw problem('TOO_MANY_REQUESTS', { retryAfterSeconds: secondsLeft })
}
