import type { Movement } from '@functions/ledger/movement'
import { ownedBy, Redemption, Voucher } from '@functions/meals/entities'
import { Swept } from '@functions/meals/scheduleEntities'
import { keptCode } from '@functions/meals/vouchers'
import { fingerprint } from '@functions/platform/store/ids'
import { type VoucherState, windowEnd, windowStart } from '@shared/rules/points/voucher'
import { maskName } from '@shared/rules/text/masks'
import { type Day, dayOf, weekdayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { availableFrom } from './book'
import { MERCHANTS } from './data/merchants'
import { OFFERS, type OfferFacts } from './data/offers'
import { STREET_ID } from './data/street'
import { dailyPuts, OFFER_VERSION, stockPuts, type VoucherItem } from './meals'
import type { Confirmed, People } from './members'
import { type Random, randomFrom } from './random'
import { closedMonthPuts } from './settlements'
import { HOUR, momentOn } from './times'
import type { Put } from './writer'

const MINUTE = 60_000
/** An expired voucher is settled by the schedule within so long. */
const SETTLED_WITHIN = 5 * MINUTE

interface Till {
  people: People
  random: Random
  now: number
  vouchers: VoucherItem[]
  redemptions: Put[]
  /** Codes by voucher. */
  codes: Map<string, string>
}

/**
 * Vouchers over the whole history, paid from what the workers' books held at that moment. Call it after everything that
 * earns points is in the books.
 */
export function voucherPuts(people: People, days: readonly Day[], now: number, random: Random): Put[] {
  const till: Till = { people, random, now, vouchers: [], redemptions: [], codes: new Map() }
  const others = people.confirmed.filter(({ key }) => key !== 'rider')
  for (const worker of others) {
    const known = days.filter((day) => day > dayOf(worker.outcome.decidedAt))
    const appetite = random.next() * MOST_MEALS
    const hungry = known.filter(() => random.chance(appetite / days.length))
    for (const day of hungry) buy(worker, random.weighted(OFFERS), day, till)
  }
  const rider = people.confirmed.find(({ key }) => key === 'rider')
  const [hot] = OFFERS
  const today = days.at(-1)
  if (!rider || !hot || !today) throw new Error('the demo rider, the first offer or the history is missing')
  // The demo clerks' shop has been busy today, and the rider has a voucher to show there.
  for (const worker of random.some(others, BUSY_COUNTER)) buy(worker, hot, today, till, 'redeemed')
  for (const day of days.slice(-30, -2).filter((_, index) => index % 14 === 0)) buy(rider, hot, day, till, 'redeemed')
  buy(rider, hot, today, till, 'issued')
  // Whoever has the points takes the few there are.
  const scarce = OFFERS.filter(({ weight }) => weight === 0)
  for (const offer of scarce) for (const worker of others) buy(worker, offer, today, till, 'redeemed')
  return [
    ...till.vouchers.map((voucher) => Voucher.build(BatchPutRequest).item(voucher)),
    ...till.redemptions,
    ...closedMonthPuts(till.vouchers, people.admin, now, randomFrom(now)),
    ...stockPuts(till.vouchers),
    ...dailyPuts(till.vouchers),
    // A little back: what ended in the last minutes may still be open, and is left to the schedule.
    Swept.build(BatchPutRequest).item({ streetId: STREET_ID, until: now - 2 * SETTLED_WITHIN }),
  ]
}

/** The most meals a worker feels like in the whole history, as far as the points go. */
const MOST_MEALS = 7
/** So many workers come to the first shop today. */
const BUSY_COUNTER = 9

/** In the demo nobody confirmed a meal by mistake. */
type End = Exclude<VoucherState, 'annulled'>

const ENDS: readonly { state: End; weight: number }[] = [
  { state: 'redeemed', weight: 88 },
  { state: 'cancelled', weight: 5 },
  { state: 'expired', weight: 5 },
  { state: 'refused', weight: 2 },
]

/** One redemption, if the day, the stock and the points allow it. */
function buy(worker: Confirmed, offer: OfferFacts, day: Day, till: Till, wanted?: End): void {
  const { random, now, vouchers } = till
  if (!offer.weekdays.includes(weekdayOf(day))) return
  const sold = vouchers.filter((each) => each.offerId === offer.offerId && each.day === day)
  if (sold.length >= offer.stockPerDay || sold.some(({ memberId }) => memberId === worker.memberId)) return
  const issuedAt = momentOn(day, random, now, Math.max(0, offer.fromMinute - 60), offer.toMinute - 30)
  if (issuedAt === undefined || availableFrom(worker.book, issuedAt) < offer.pricePoints) return
  const merchant = MERCHANTS.find(({ merchantId }) => merchantId === offer.merchantId)
  if (!merchant) throw new Error(`no merchant ${offer.merchantId}`)
  const voucherId = random.id(issuedAt)
  const code = codeNotIn(till.codes, random)
  till.codes.set(voucherId, code)
  const voucher: VoucherItem = {
    streetId: STREET_ID,
    ...keptCode(code, voucherId),
    voucherId,
    memberId: worker.memberId,
    communityId: merchant.communityId,
    merchantId: merchant.merchantId,
    offerId: offer.offerId,
    title: offer.title,
    picture: offer.picture,
    pricePoints: offer.pricePoints,
    cashFen: offer.cashFen,
    day,
    shard: sold.length % offer.stockShards,
    everCounts: false,
    workerLabel: maskName(worker.name),
    state: 'issued',
    issuedAt,
    usableFrom: windowStart(offer, day),
    usableUntil: windowEnd(offer, day),
    ...ownedBy(worker.memberId, voucherId),
  }
  const hash = fingerprint({ offerId: offer.offerId, offerVersion: OFFER_VERSION })
  const made = { id: voucherId, at: issuedAt, by: worker.memberId, hash }
  worker.book.movements.push(movementOf(voucher, 'mealHold', made))
  const settled = settle(worker, voucher, wanted ?? random.weighted(ENDS).state, till)
  if (settled.state === 'issued') {
    worker.book.tasks[voucherId] = { kind: 'voucher', title: offer.title, until: voucher.usableUntil }
  }
  vouchers.push(settled)
}

function codeNotIn(codes: ReadonlyMap<string, string>, random: Random): string {
  const code = String(random.between(0, 99_999_999)).padStart(8, '0')
  return [...codes.values()].includes(code) ? codeNotIn(codes, random) : code
}

function movementOf(
  voucher: VoucherItem,
  reason: 'mealHold' | 'mealPost' | 'mealRelease',
  made: { id: string; at: number; by: string; hash?: string },
): Movement {
  const { memberId, streetId, communityId, pricePoints, title, code } = voucher
  return { ...made, memberId, streetId, communityId, reason, amount: pricePoints, subject: title, ref: code }
}

/** What became of a voucher, as far as it has happened by now. */
function settle(worker: Confirmed, voucher: VoucherItem, state: End, till: Till): VoucherItem {
  const { random, now, people } = till
  const atCounter = state === 'redeemed' || state === 'refused'
  const from = Math.max(voucher.issuedAt, atCounter ? voucher.usableFrom : 0) + 2 * MINUTE
  const at =
    state === 'expired'
      ? voucher.usableUntil + random.between(0, SETTLED_WITHIN)
      : Math.min(from + Math.floor(random.next() * HOUR), voucher.usableUntil - 1)
  if (state === 'issued' || at > now) return voucher
  const clerk = random.pick(people.clerks.filter(({ merchantId }) => merchantId === voucher.merchantId))
  const id = random.id(at)
  const clerkLabel = maskName(clerk.name)
  const refuseReason = state === 'refused' ? '这道菜刚好卖完了' : undefined
  if (atCounter) {
    const { streetId, merchantId, code, voucherId, offerId, title, pricePoints, cashFen, workerLabel } = voucher
    const what = {
      streetId,
      merchantId,
      code,
      voucherId,
      offerId,
      title,
      pricePoints,
      cashFen,
      workerLabel,
      clerkLabel,
    }
    till.redemptions.push(
      Redemption.build(BatchPutRequest).item({
        ...what,
        day: dayOf(at),
        id,
        hash: fingerprint({ code, state }),
        at,
        codeTail: till.codes.get(voucherId)?.slice(-4),
        outcome: state,
        by: clerk.memberId,
        refuseReason,
      }),
    )
  }
  const by = { redeemed: clerk.memberId, refused: clerk.memberId, cancelled: worker.memberId, expired: 'clock' }[state]
  const reason = state === 'redeemed' ? 'mealPost' : 'mealRelease'
  worker.book.movements.push(movementOf(voucher, reason, { id: atCounter ? random.id(at) : id, at, by }))
  return {
    ...voucher,
    state,
    settledAt: at,
    settledId: id,
    ...(atCounter ? { settledByLabel: clerkLabel } : {}),
    ...(refuseReason ? { refuseReason } : {}),
  }
}
