import type { Outputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { copyInList, useLoad } from '../load/useLoad'
import { usePages } from '../load/usePages'
import { type Copy, keepCopy } from '../offline/copies'
import { session } from '../session/session'
import { copyInWallet } from './useWallet'

type Voucher = Outputs['meals']['vouchers']['items'][number]

/** Name of the copy of my newest vouchers. */
export const VOUCHERS = 'vouchers'
const nameOf = (voucherId: string) => `voucher:${voucherId}`

/** My vouchers, newest first. */
export function useVouchers() {
  return usePages(api.meals.vouchers, [], { cache: VOUCHERS })
}

/** A voucher as the list of all or the wallet knew it, whichever was later. */
function voucherCopy(voucherId: string): Copy<Voucher> | undefined {
  const isIt = (each: Voucher) => each.voucherId === voucherId
  const listed = copyInList(VOUCHERS, isIt)
  const live = copyInWallet(({ vouchers }) => vouchers.find(isIt))
  return listed && live ? (listed.at > live.at ? listed : live) : (listed ?? live)
}

/** One of my vouchers. The list has all that its changing code needs, so it opens without a network too. */
export function useVoucherLoad(voucherId: string) {
  return useLoad<Voucher>(() => api.meals.voucher({ voucherId }), [voucherId], {
    cache: nameOf(voucherId),
    orElse: () => voucherCopy(voucherId),
  })
}

/** Keeps a voucher that was just issued: its screen must open even if the network goes this moment. */
export function keepVoucher(voucher: Voucher): void {
  const me = session()?.me
  if (me) keepCopy(me.memberId, nameOf(voucher.voucherId), voucher)
}
