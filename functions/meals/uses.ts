import { problem } from '@functions/platform/problem'
import { type Step, sure } from '@functions/platform/store/transact'
import { below, updateIf } from '@functions/platform/store/writes'
import type { Day } from '@shared/rules/time/day'
import { $add, $delete } from 'dynamodb-toolbox/entity/actions/update'
import type { OfferItem } from './catalogue'
import { Use, usersOf } from './entities'
import type { VoucherItem } from './vouchers'

type Counted = Pick<VoucherItem, 'streetId' | 'offerId' | 'memberId' | 'day' | 'code' | 'usableUntil' | 'everCounts'>

/** How a voucher is noted among its day's buyers. */
const noteOf = ({ usableUntil, code }: Pick<VoucherItem, 'usableUntil' | 'code'>) => `${usableUntil}#${code}`

/** The parts of such a note. */
export function readNote(note: string): { usableUntil: number; code: string } {
  const [until = '', code = ''] = note.split('#')
  return { usableUntil: Number(until), code }
}

/** Codes of an offer's day that were not given back, each with its end; one query, linear in the day's buyers. */
export async function notesOf(streetId: string, offerId: string, day: Day) {
  const buyers = await usersOf(streetId, offerId, day).all(Number.POSITIVE_INFINITY)
  return buyers.flatMap(({ vouchers }) => [...(vouchers ?? [])].map(readNote))
}

/**
 * Counts a voucher towards what its owner may have: 2 write units, 4 when the offer also limits what one may ever have.
 * @throws OFFER_LIMIT
 */
export function countUse(voucher: Counted, { perDay, perWorker }: OfferItem): Step<never>[] {
  const { streetId, offerId, memberId, day } = voucher
  const periods = [
    { period: day, max: perDay, vouchers: $add(new Set([noteOf(voucher)])) },
    ...(perWorker === undefined ? [] : [{ period: 'ever', max: perWorker }]),
  ]
  return periods.map(({ max, ...rest }) =>
    updateIf(Use, { streetId, offerId, memberId, count: $add(1), ...rest }, below('count', max), () => {
      throw problem('OFFER_LIMIT')
    }),
  )
}

/** Takes a voucher that came back out of the count again. */
export function uncountUse(voucher: Counted): Step<never>[] {
  const { streetId, offerId, memberId, day, everCounts } = voucher
  const periods = [
    { period: day, vouchers: $delete(new Set([noteOf(voucher)])) },
    ...(everCounts ? [{ period: 'ever' }] : []),
  ]
  return periods.map((rest) =>
    sure(updateIf(Use, { streetId, offerId, memberId, count: $add(-1), ...rest }, { attr: 'count', gte: 1 })),
  )
}
