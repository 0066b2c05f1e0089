import { log } from '@functions/platform/log'
import { servedStreets } from '@functions/stations/registry'
import { expireStreet } from './yearly'

/** So long before the function is cut off it starts no further page. Milliseconds. */
const RESERVE_MS = 15_000

/**
 * Every hour: takes out-of-date points out of the accounts. After the turn of a year that is everybody, else those whose
 * vouchers kept points back. @throws when something failed, after all else was done; it is tried again in an hour.
 */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MS
  const failures: unknown[] = []
  for (const streetId of await servedStreets()) {
    try {
      const outcome = await expireStreet(streetId, hasTime)
      if (outcome.accounts > 0 || !outcome.complete) log.info('points expired', { streetId, ...outcome })
      if (outcome.failed > 0) failures.push(new Error(`${outcome.failed} accounts of ${streetId} failed`))
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'points could not be expired')
}
