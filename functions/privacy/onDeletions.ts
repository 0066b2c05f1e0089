import { log } from '@functions/platform/log'
import { type Deleted, deleteDue } from './deleting'

/** So long before the function is cut off it begins no further step. Milliseconds. */
const RESERVE_MS = 20_000

/**
 * Every five minutes: accounts whose person wanted it so, and had time to change their mind, are deleted, step by step.
 * @throws when one could not go on, after all others were taken further
 */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<Deleted> {
  const outcome = await deleteDue(() => context.getRemainingTimeInMillis() > RESERVE_MS)
  if (outcome.cut || outcome.done) log.info('accounts deleted', { ...outcome })
  if (outcome.failed) throw new Error(`${outcome.failed} deletions could not go on`)
  return outcome
}
