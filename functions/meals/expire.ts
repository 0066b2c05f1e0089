import { recordMove } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import { asError, log } from '@functions/platform/log'
import { getEachNow } from '@functions/platform/store/batch'
import { newId } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { getNow } from '@functions/platform/store/writes'
import { addDays, type Day, dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { offersOf } from './catalogue'
import { Voucher } from './entities'
import { giveBack, release } from './giveBack'
import { Swept } from './scheduleEntities'
import { notesOf } from './uses'
import { settleVoucher, type VoucherItem } from './vouchers'

/** A redemption that began in time has long landed or failed by then; a function runs ten seconds. Milliseconds. */
const GRACE_MS = 60_000

/** Without a mark of an earlier run the schedule looks back this far. Days. */
const FIRST_LOOK_DAYS = 31

/**
 * Settles every voucher of a street that ended since the last complete run; safe to repeat, and goes on where an outage
 * stopped it. Returns how many it expired.
 * @throws when some could not be expired, after the others: the next run tries again.
 */
export async function expireVouchers(streetId: string): Promise<number> {
  const until = now() - GRACE_MS
  const mark = await getNow(Swept, { streetId })
  const since = mark?.until ?? now() - FIRST_LOOK_DAYS * 86_400_000
  offersOf.forget(streetId)
  let expired = 0
  let failed = 0
  for (const { offerId } of await offersOf(streetId)) {
    // What was bought for a window past midnight ends on the day after its own.
    for (let day = addDays(dayOf(since), -1); day <= dayOf(until); day = addDays(day, 1)) {
      for (const voucher of await leftOver(streetId, offerId, day, since, until)) {
        try {
          expired += await expire(voucher)
        } catch (error) {
          failed++
          log.error('a voucher could not be expired', { error: asError(error), voucherId: voucher.voucherId })
        }
      }
    }
  }
  if (failed > 0) throw new Error(`${failed} vouchers of ${streetId} could not be expired`)
  await Swept.build(PutItemCommand).item({ streetId, until }).send()
  return expired
}

/** Issued vouchers of an offer's day whose time ended between two instants. */
async function leftOver(streetId: string, offerId: string, day: Day, since: number, until: number) {
  const keys = (await notesOf(streetId, offerId, day))
    .filter(({ usableUntil }) => since < usableUntil && usableUntil <= until)
    .map(({ code }) => ({ streetId, code }))
  const found = await getEachNow(Voucher, keys)
  return found.flatMap((voucher) => (voucher?.state === 'issued' ? [voucher] : []))
}

/** Settles one voucher as expired and gives back what it held; 0 when somebody else settled it meanwhile. */
function expire(voucher: VoucherItem): Promise<0 | 1> {
  const at = now()
  const id = newId()
  const movement = release(voucher, { id, by: 'clock', at })
  return commit<0 | 1>(
    [
      settleVoucher(voucher, { state: 'expired', settledAt: at, settledId: id }, () => 0),
      recordMove<never>(movement, () => {
        throw new Error('an id of ours was drawn twice')
      }),
      ...giveBack(voucher, movement),
    ],
    () => 1,
  )
}
