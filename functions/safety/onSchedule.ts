import { log } from '@functions/platform/log'
import { type Retried, retryScreenings } from './retry'

/** So long before the function is cut off it starts no further report. Milliseconds. */
const RESERVE_MS = 15_000

/** Every minute: goes on with the screening of reports that waited for WeChat or for a photo. @throws when one failed */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<Retried> {
  const outcome = await retryScreenings(() => context.getRemainingTimeInMillis() > RESERVE_MS)
  if (outcome.tried) log.info('screenings tried again', { ...outcome })
  if (outcome.failed) throw new Error(`${outcome.failed} reports could not be screened`)
  return outcome
}
