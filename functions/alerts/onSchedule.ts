import { retryPushes } from '@functions/messages/retry'
import { log } from '@functions/platform/log'
import { type Escalation, escalateOverdue } from './escalate'

/** So long before the function is cut off it starts no further page. Milliseconds. */
const RESERVE_MS = 10_000

/**
 * Every minute: urgent reports that nobody accepted in time go to the street office; then messages go out that WeChat was
 * too busy for.
 * @throws when one could not be escalated, after all others were: the next run tries it again.
 */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<Escalation> {
  const outcome = await escalateOverdue(() => context.getRemainingTimeInMillis() > RESERVE_MS)
  if (outcome.escalated) log.info('urgent reports escalated', { ...outcome })
  // After them: whatever WeChat does, what is urgent here has been passed on.
  const pushes = await retryPushes(() => context.getRemainingTimeInMillis() > RESERVE_MS)
  if (pushes.tried) log.info('messages sent again', { ...pushes })
  if (outcome.failed) throw new Error(`${outcome.failed} urgent reports could not be escalated`)
  if (pushes.failed) throw new Error(`${pushes.failed} messages could not be sent`)
  return outcome
}
