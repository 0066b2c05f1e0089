import { log } from '@functions/platform/log'
import { type Resumed, resumeUnfinished } from './unfinished'

/** So long before the function is cut off it takes up no further order. Milliseconds. */
const RESERVE_MS = 10_000

/**
 * Every five minutes: tables and pictures that were ordered and stand still go on, or end as not done.
 * @throws when one could not be taken up, after all others were
 */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<Resumed> {
  const outcome = await resumeUnfinished(() => context.getRemainingTimeInMillis() > RESERVE_MS)
  if (outcome.resumed || outcome.ended) log.info('orders that stood still', { ...outcome })
  if (outcome.failed) throw new Error(`${outcome.failed} orders could not be taken up`)
  return outcome
}
