import { log } from '@functions/platform/log'
import { servedStreets } from '@functions/stations/registry'
import { expireVouchers } from './expire'

/** Every five minutes: held points and stock of vouchers whose time is over come back by themselves. */
export async function handler(): Promise<void> {
  const results = await Promise.allSettled((await servedStreets()).map(expireVouchers))
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  for (const result of results)
    if (result.status === 'fulfilled' && result.value > 0) log.info('expired', { vouchers: result.value })
  if (failures.length > 0) throw new AggregateError(failures, 'vouchers could not be expired')
}
