import { type Erasure, erasing } from '@functions/platform/held'
import { remove } from '@functions/platform/store/writes'
import { leaveVoucher, vouchersHeld } from './leaving'
import { Waiter, WaitingPlace, waitedFor } from './waitingEntities'

/** So many entries at once: of those that hold points each is a voucher, and takes a transaction or two. */
const AT_ONCE = 50

/** Found by the entries that held their points, strongly consistent: none that was bought a moment ago is missed. */
const vouchers: Erasure = {
  name: 'vouchers',
  page: async ({ memberId }, from) => {
    const { codes, next } = await vouchersHeld(memberId, { limit: AT_ONCE, from })
    for (const held of codes) await leaveVoucher(held)
    return next
  },
}

export const erasures: readonly Erasure[] = [
  vouchers,
  erasing<typeof Waiter>(
    'waiting',
    ({ memberId }) => waitedFor(memberId),
    ({ memberId, offerId, day, at }, { streetId }) => [
      remove(WaitingPlace, { streetId, offerId, day, at, memberId }),
      remove(Waiter, { memberId, day, offerId }),
    ],
  ),
]
