import { randomInt } from 'node:crypto'
import { expire, isStale, STALE } from '@functions/ledger/expiry'
import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { putNew } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { CODE_DIGITS, mealDay, sellsAt, windowEnd, windowStart } from '@shared/rules/points/voucher'
import { isOffered, merchantOf, type OfferItem, offerOf } from './catalogue'
import { ownedBy, Voucher } from './entities'
import { shardsFor, stillSelling, takeStock } from './stock'
import { countUse } from './uses'
import { keptCode, ownVoucher, type VoucherItem, type VoucherView, voucherView } from './vouchers'

type Input = Inputs['meals']['redeem']

/** A shard had nothing left. */
const EXHAUSTED = Symbol('exhausted')
/** This id was written before. */
const REPEATED = Symbol('repeated')

/**
 * Holds the points, takes a meal out of the stock and issues a voucher in one transaction. One round trip and 12 write
 * units (14 when the offer limits what one may ever have), as long as the member's own shard lasts. A repeat gets its
 * voucher as it stands now.
 * @throws OFFER_CHANGED, OFFER_CLOSED, OFFER_LIMIT, NOT_ENOUGH_POINTS, SOLD_OUT
 */
export async function redeem(actor: Actor, input: Input): Promise<VoucherView> {
  const hash = fingerprint({ offerId: input.offerId, offerVersion: input.offerVersion })
  const first = () => firstVoucher(actor, input.id, hash)
  const offer = await offerOf(actor.streetId, input.offerId, input.offerVersion)
  const repeated = await guarded(() => mayBuy(offer, input.offerVersion, now()), first)
  if (repeated) return repeated

  const { communityId } = await merchantOf(actor.streetId, offer.merchantId)
  const workerLabel = await labelOf(actor, '小哥')
  let shards = shardsFor(offer, actor.memberId)
  for (;;) {
    const [shard, ...others] = shards
    if (shard === undefined) return (await first()) ?? soldOut()
    const answer = await untilAnswered(() => issue(actor, input.id, hash, offer, { communityId, workerLabel, shard }))
    if (answer === STALE) {
      await expire({ memberId: actor.memberId, communityId })
      continue
    }
    if (answer === REPEATED) return (await first()) ?? soldOut()
    if (answer !== EXHAUSTED) return voucherView(answer)
    shards = await stillSelling(offer, mealDay(offer, now()), others)
  }
}

const soldOut = (): never => {
  throw problem('SOLD_OUT')
}

function mayBuy(offer: OfferItem, seenVersion: number, at: number): void {
  if (offer.version !== seenVersion) throw problem('OFFER_CHANGED')
  if (!isOffered(offer, mealDay(offer, at)) || !sellsAt(offer, at)) throw problem('OFFER_CLOSED')
}

interface Circumstances {
  communityId: string
  workerLabel: string
  shard: number
}

/** The transaction, with a code nobody has; AGAIN when somebody has it after all. */
function issue(actor: Actor, id: string, hash: string, offer: OfferItem, given: Circumstances) {
  const { memberId, streetId, epoch } = actor
  const at = now()
  const day = mealDay(offer, at)
  const { title, pricePoints } = offer
  const voucher: VoucherItem = {
    ...given,
    streetId,
    ...keptCode(newCode(), id),
    ...pick(offer, 'merchantId', 'offerId', 'title', 'picture', 'pricePoints', 'cashFen'),
    voucherId: id,
    memberId,
    day,
    everCounts: offer.perWorker !== undefined,
    state: 'issued',
    issuedAt: at,
    usableFrom: windowStart(offer, day),
    usableUntil: windowEnd(offer, day),
    ...ownedBy(memberId, id),
  }
  const hold: Movement = {
    id,
    memberId,
    streetId,
    communityId: given.communityId,
    reason: 'mealHold',
    amount: pricePoints,
    subject: title,
    ref: voucher.code,
    by: memberId,
    at,
    hash,
  }
  const task = { kind: 'voucher' as const, title, until: voucher.usableUntil }
  return transact<VoucherItem | typeof EXHAUSTED | typeof REPEATED | typeof STALE>(
    [
      recordMove<typeof REPEATED>(hold, () => REPEATED),
      updateAccount<typeof STALE>({ memberId, movements: [hold], addTask: { ref: id, task }, epoch }, (account) => {
        if (isStale(account, at)) return STALE
        throw problem('NOT_ENOUGH_POINTS', { missing: pricePoints - account.available })
      }),
      ...countUse(voucher, offer),
      putNew(Voucher, voucher),
      takeStock<typeof EXHAUSTED>(offer, day, given.shard, () => EXHAUSTED),
    ],
    () => voucher,
  )
}

function newCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
}

/** The voucher this id made before, if it did. Two reads, only off the beaten path. @throws IDEMPOTENCY_CONFLICT */
async function firstVoucher(actor: Actor, id: string, hash: string): Promise<VoucherView | undefined> {
  const own = await ownVoucher(actor, id)
  return own && firstOf(own.hold, hash) && voucherView(own.voucher)
}
