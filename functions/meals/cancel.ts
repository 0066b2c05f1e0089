import { recordMove } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import type { Inputs } from '@shared/contract/contract'
import { giveBack, release } from './giveBack'
import {
  notLive,
  ownVoucher,
  type Settlement,
  settleVoucher,
  type VoucherItem,
  type VoucherView,
  voucherView,
} from './vouchers'

/**
 * Gives a voucher back before it is used: points, stock and the day's count return, all or nothing.
 * Two reads and one transaction.
 * @throws NOT_FOUND, VOUCHER_ALREADY_REDEEMED, VOUCHER_NOT_LIVE
 */
export async function cancel(actor: Actor, { voucherId, id }: Inputs['meals']['cancel']): Promise<VoucherView> {
  const own = await ownVoucher(actor, voucherId)
  if (!own) throw problem('NOT_FOUND')
  const { voucher } = own
  const at = now()
  const settlement: Settlement = { state: 'cancelled', settledAt: at, settledId: id }
  const movement = release(voucher, { id, by: actor.memberId, at, hash: fingerprint({ cancel: voucherId }) })
  const answer = await commit<VoucherItem | undefined>(
    [
      recordMove(movement, () => undefined),
      settleVoucher(voucher, settlement, (real) => {
        throw notLive(real)
      }),
      ...giveBack(voucher, movement, actor.epoch),
    ],
    () => ({ ...voucher, ...settlement }),
  )
  return voucherView(answer ?? (await ownVoucher(actor, voucherId))?.voucher ?? voucher)
}
