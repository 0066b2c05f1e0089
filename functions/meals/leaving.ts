import { heldFrom } from '@functions/ledger/history'
import { recordMove } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import { GONE } from '@functions/platform/held'
import type { Part } from '@functions/platform/lists/list'
import { newId } from '@functions/platform/store/ids'
import { AGAIN, commit, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, update } from '@functions/platform/store/writes'
import { dayOf } from '@shared/rules/time/day'
import { $remove } from 'dynamodb-toolbox/entity/actions/update'
import { decodeTime } from 'ulid'
import { Redemption, redeemedAt, Voucher } from './entities'
import { giveBack, release } from './giveBack'
import { settleVoucher, type VoucherItem, voucherOfCode } from './vouchers'

/** A page of the vouchers that a member ever bought, by street and code. */
export async function vouchersHeld(memberId: string, part: Part) {
  const { entries, next } = await heldFrom(memberId, part)
  return { codes: entries.map(({ streetId, ref }) => ({ streetId, code: ref })), next }
}

/**
 * Ends an unused voucher of somebody who leaves as if it were given back; their masked name goes from every voucher and
 * from the shop's records. Safe to repeat.
 */
export async function leaveVoucher({ streetId, code }: { streetId: string; code: string }): Promise<void> {
  const voucher = await untilAnswered(async () => {
    const found = await voucherOfCode(streetId, code)
    if (found?.state !== 'issued') return found
    await ended(found)
    return AGAIN
  })
  if (!voucher) return
  await commit<void>([update(Voucher, nameless(voucher)), ...(await shopsRecords(voucher))], () => undefined)
}

const nameless = ({ streetId, code }: VoucherItem) => ({ streetId, code, workerLabel: GONE, codeSealed: $remove() })

/** Ends it, unless somebody else did meanwhile. Whose time is over is expired, not cancelled. */
function ended(voucher: VoucherItem): Promise<unknown> {
  const at = now()
  const settledId = newId()
  const movement = release(voucher, { id: settledId, by: 'clock', at })
  const state = voucher.usableUntil <= at ? 'expired' : 'cancelled'
  return transact<void>(
    [
      settleVoucher<void>(voucher, { state, settledAt: at, settledId }, () => undefined),
      recordMove<void>(movement, () => AGAIN),
      ...giveBack(voucher, movement),
    ],
    () => undefined,
  )
}

/** The records of a shop that name the owner: what was handed out or refused, and what took that back. */
async function shopsRecords(voucher: VoucherItem): Promise<Step<never>[]> {
  const { streetId, merchantId, state, settledId, voucherId } = voucher
  if (settledId === undefined || (state !== 'redeemed' && state !== 'refused' && state !== 'annulled')) return []
  const made = dayOf(decodeTime(settledId))
  const day = voucher.day < made ? voucher.day : made
  const first = await getNow(Redemption, { streetId, merchantId, day, id: settledId })
  // What took one back lies in the same day under an id that the voucher does not say.
  const records =
    state === 'annulled' ? await redeemedAt({ streetId, merchantId }, `${day}#`).all() : first ? [first] : []
  return records
    .filter((record) => record.voucherId === voucherId)
    .map(({ id }) => update(Redemption, { streetId, merchantId, day, id, workerLabel: GONE }))
}
