import { type Movement, updateAccount } from '@functions/ledger/movement'
import type { Step } from '@functions/platform/store/transact'
import { startOf } from '@shared/rules/time/day'
import { putBack } from './stock'
import { uncountUse } from './uses'
import type { VoucherItem } from './vouchers'

export type Returned = Pick<
  VoucherItem,
  | 'streetId'
  | 'code'
  | 'voucherId'
  | 'memberId'
  | 'communityId'
  | 'offerId'
  | 'title'
  | 'pricePoints'
  | 'day'
  | 'shard'
  | 'usableUntil'
  | 'everCounts'
>

/** The movement that frees a voucher's points again. */
export function release(voucher: Returned, given: { id: string; by: string; at: number; hash?: string }): Movement {
  const { memberId, streetId, communityId, pricePoints, title, code, day } = voucher
  return {
    ...given,
    memberId,
    streetId,
    communityId,
    reason: 'mealRelease',
    amount: pricePoints,
    subject: title,
    ref: code,
    heldAt: startOf(day),
  }
}

/** Everything a voucher that is not eaten gives back beside its entry: held points, stock, the day's count. */
export function giveBack(voucher: Returned, movement: Movement, epoch?: number): Step<never>[] {
  const { memberId, voucherId } = voucher
  return [
    updateAccount<never>({ memberId, movements: [movement], dropTask: voucherId, epoch }, () => {
      throw new Error(`the hold of voucher ${voucherId} is gone`)
    }),
    putBack(voucher),
    ...uncountUse(voucher),
  ]
}
