import { copying, type Personal } from '@functions/platform/held'
import { VOUCHER_STATES } from '@shared/rules/points/voucher'
import { sayClock } from '@shared/rules/time/day'
import { Redemption, Use, Voucher, vouchersBy } from './entities'
import { Restock, Waiter, WaitingPlace } from './waitingEntities'

export const personal: Personal = {
  holds: [
    {
      entity: Voucher,
      says: 'which meal a worker bought, and what became of it',
      ending: 'nameless',
      stays: 'stock, limits and shops’ settlements are verified against it; ten years, as accounts are',
      copy: '套餐券',
    },
    {
      entity: Redemption,
      says: 'to whom a shop handed out a meal, and which clerk did',
      ending: 'nameless',
      stays: 'shops are paid by it; ten years, as accounts are. The clerk’s masked name stays',
      copy: { not: 'the voucher says it' },
    },
    {
      entity: Use,
      says: 'how many of a meal a worker had',
      ending: 'nameless',
      stays: 'it is verified against the vouchers; as long as they are',
      copy: { not: 'it counts the vouchers' },
    },
    { entity: Waiter, says: 'that a worker waited for a meal', ending: 'removed', copy: { not: 'of one day' } },
    { entity: WaitingPlace, says: 'their place', ending: 'removed', copy: { not: 'of one day' } },
    {
      entity: Restock,
      says: 'who was told that a meal came back',
      ending: 'expires',
      stays: 'two days',
      copy: { not: 'of one day' },
    },
  ],
  copies: [
    copying(
      '套餐券',
      ({ memberId }) => vouchersBy(memberId),
      ({ issuedAt, title, pricePoints, state, settledAt }) => ({
        换取时间: sayClock(issuedAt),
        套餐: title,
        积分: pricePoints,
        状态: VOUCHER_STATES[state].label,
        办理时间: settledAt && sayClock(settledAt),
      }),
    ),
  ],
}
