import { log } from '@functions/platform/log'
import { type Escalation, escalateOverdue } from './escalate'

/** So long before the function is cut off it starts no further page. Milliseconds. */
const RESERVE_MS = 10_000

/**
 * Every minute: urgent reports that nobody accepted in time go to the street office.
 * @throws when one could not be escalated, after all others were: the next run tries it again.
 */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<Escalation> {
  const outcome = await escalateOverdue(() => context.getRemainingTimeInMillis() > RESERVE_MS)
  if (outcome.escalated) log.info('urgent reports escalated', { ...outcome })
  if (outcome.failed) throw new Error(`${outcome.failed} urgent reports could not be escalated`)
  return outcome
}
