import { log } from '@functions/platform/log'
import { type Closing, closeUnconfirmed } from './moves/close'

/** So long before the function is cut off it starts no further page. Milliseconds. */
const RESERVE_MS = 15_000

/**
 * Once a day: reports that were resolved more than seven days ago and that nobody confirmed close by themselves.
 * @throws when a report could not be closed, after all others were: the run then counts as failed and is tried again.
 */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<Closing> {
  const outcome = await closeUnconfirmed(() => context.getRemainingTimeInMillis() > RESERVE_MS)
  log.info('unconfirmed reports closed', { ...outcome })
  if (outcome.failed) throw new Error(`${outcome.failed} reports or streets could not be worked through`)
  return outcome
}
