import { Settlement } from '@functions/meals/shops/entities'
import { type Month, monthBefore, monthOf, sumOf } from '@shared/rules/points/settlement'
import { maskName } from '@shared/rules/text/masks'
import { dayOf, startOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { MERCHANTS } from './data/merchants'
import { STREET } from './data/street'
import type { VoucherItem } from './meals'
import type { Member } from './members'
import type { Random } from './random'
import { HOUR } from './times'
import type { Put } from './writer'

/** The second shop's months are closed up to the last one, as the office would have done it; the others wait. */
export function closedMonthPuts(vouchers: readonly VoucherItem[], admin: Member, now: number, random: Random): Put[] {
  const merchantId = MERCHANTS[1]?.merchantId ?? ''
  const current = monthOf(dayOf(now))
  const last = monthBefore(current)
  const records = vouchers.flatMap(({ merchantId: shop, state, settledAt, pricePoints }) =>
    shop === merchantId && state === 'redeemed' && settledAt !== undefined
      ? [{ month: monthOf(dayOf(settledAt)), outcome: state, pricePoints }]
      : [],
  )
  const { streetId, pointFen = 0 } = STREET
  const closed = (month: Month, after: Month): Put => {
    // Two days into the month after it, in the morning.
    const closedAt = Math.min(now, startOf(`${after}-02`) + 34 * HOUR)
    return Settlement.build(BatchPutRequest).item({
      ...{ streetId, merchantId, month, id: random.id(closedAt), pointFen, closedAt },
      own: sumOf(
        records.filter((each) => each.month === month),
        pointFen,
      ),
      correction: { vouchers: 0, points: 0, valueFen: 0 },
      ...{ closedBy: admin.memberId, closedByLabel: maskName(admin.name) },
    })
  }
  return [closed(monthBefore(last), last), closed(last, current)]
}
