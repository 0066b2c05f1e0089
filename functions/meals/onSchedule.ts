import { log } from '@functions/platform/log'
import { servedStreets } from '@functions/stations/registry'
import { expireVouchers } from './expire'
import { remindOfVouchers } from './remind'

/**
 * Every five minutes: expires vouchers whose time is over and notes those that end soon. A failure in one street or
 * task holds up no other.
 * @throws when anything failed
 */
export async function handler(): Promise<void> {
  const streets = await servedStreets()
  const failures: unknown[] = []
  for (const [done, task] of [
    ['expired', expireVouchers],
    ['about to end', remindOfVouchers],
  ] as const) {
    for (const result of await Promise.allSettled(streets.map(task))) {
      if (result.status === 'rejected') failures.push(result.reason)
      else if (result.value > 0) log.info(done, { vouchers: result.value })
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'vouchers could not be looked after')
}
