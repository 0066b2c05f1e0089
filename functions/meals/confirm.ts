import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import { recordsOf } from '@functions/platform/events/effect'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, newId } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { commit, type Step } from '@functions/platform/store/transact'
import { checkIf, firstTime, getNow } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { addDays, dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { decodeTime } from 'ulid'
import { openPreview, type RedeemTicket, shopsOf } from './counter'
import { Redemption, redeemedAt } from './entities'
import { giveBack, type Returned, release } from './giveBack'
import { notLive, type Settlement, settleVoucher } from './vouchers'

type Receipt = Outputs['meals']['confirm']
export type RedemptionItem = FormattedItem<typeof Redemption>
/** Records of the counter, as the stream brings them. */
export const redemptionRecords = recordsOf(Redemption)

/** What a shop handed out in a month, oldest first, as it stands. */
export const handedOutIn = (shop: { streetId: string; merchantId: string }, month: string) => redeemedAt(shop, month)

/**
 * Hands out the meal: the hold is posted, once, from any number of clerks at once. One round trip, 12 write units, no
 * read: everything comes with the preview's ticket.
 * @throws TICKET_EXPIRED, VOUCHER_ALREADY_REDEEMED with who and when, VOUCHER_NOT_LIVE
 */
export async function confirm(actor: Actor, { id, ticket }: Inputs['meals']['confirm']): Promise<Receipt> {
  const hash = actFingerprint(actor, { confirm: ticket })
  const opened = isFresh(id) ? await openPreview(actor, ticket) : undefined
  if (!opened) return firstReceipt(actor, id, hash)
  const record = recordOf(actor, opened, { id, hash, outcome: 'redeemed' })
  const post: Movement = {
    id: newId(),
    memberId: opened.memberId,
    streetId: actor.streetId,
    communityId: opened.communityId,
    reason: 'mealPost',
    amount: opened.pricePoints,
    subject: opened.title,
    ref: opened.code,
    by: actor.memberId,
    at: record.at,
  }
  const { memberId, voucherId } = opened
  const trust = trustIn(actor, memberId)
  return settled(record, [
    ...onlyHere(actor, record),
    recordMove<never>(post, neverTwice),
    updateAccount<never>({ memberId, movements: [post], dropTask: voucherId, ...trust.epoch }, holdGone),
    ...trust.steps,
  ])
}

/**
 * Sends a voucher back with a reason: points, stock and the day's count return.
 * @throws TICKET_EXPIRED, VOUCHER_ALREADY_REDEEMED, VOUCHER_NOT_LIVE
 */
export async function refuse(actor: Actor, { id, ticket, reason }: Inputs['meals']['refuse']): Promise<Receipt> {
  const hash = actFingerprint(actor, { refuse: ticket, reason })
  const opened = isFresh(id) ? await openPreview(actor, ticket) : undefined
  if (!opened) return firstReceipt(actor, id, hash)
  const record = recordOf(actor, opened, { id, hash, outcome: 'refused', refuseReason: reason })
  const { clerkLabel, merchantId, ever, codeTail, ...rest } = opened
  const voucher: Returned = { ...rest, streetId: actor.streetId, everCounts: ever === 1 }
  const movement = release(voucher, { id: newId(), by: actor.memberId, at: record.at })
  const trust = trustIn(actor, voucher.memberId)
  return settled(record, [
    ...onlyHere(actor, record),
    recordMove<never>(movement, neverTwice),
    ...giveBack(voucher, movement, trust.epoch.epoch),
    ...trust.steps,
  ])
}

/** The clerk's token still counts. A clerk's own voucher changes the very account that says so: one action on it. */
function trustIn({ memberId, epoch }: Actor, ownerId: string): { epoch: { epoch?: number }; steps: Step<never>[] } {
  return ownerId === memberId
    ? { epoch: { epoch }, steps: [] }
    : { epoch: {}, steps: [stillTrusted({ memberId, epoch })] }
}

function neverTwice(): never {
  throw new Error('an id of ours was drawn twice')
}

function holdGone(): never {
  throw new Error('an issued voucher has no hold')
}

type Given = Pick<RedemptionItem, 'id' | 'hash'> & { outcome: 'redeemed' | 'refused'; refuseReason?: string }
type Decided = RedemptionItem & Given

/** A phone makes an id when the clerk decides, by the server's clock; how far it may be off. Milliseconds. */
const FRESH_MS = 10 * 60_000

/**
 * Was this id made just now? A record's key has the day of its id or, past midnight, its voucher's day: an old id would
 * write into a day that is over.
 */
const isFresh = (id: string) => Math.abs(decodeTime(id) - now()) <= FRESH_MS

/** Nothing was decided under this id in another of the clerk's shops; 2 write units for each but the first. */
function onlyHere(actor: Actor, { streetId, merchantId, day, id }: RedemptionItem): Step<never>[] {
  const others = shopsOf(actor.grants).filter((shop) => shop !== merchantId)
  return others.map((shop) =>
    checkIf(Redemption, { streetId, merchantId: shop, day, id }, { attr: 'id', exists: false }, () => {
      throw problem('IDEMPOTENCY_CONFLICT')
    }),
  )
}

/** @throws FORBIDDEN when the clerk no longer works for that shop. */
function recordOf(actor: Actor, ticket: RedeemTicket, given: Given): Decided {
  const { code, codeTail, voucherId, merchantId, offerId, title, pricePoints, cashFen, workerLabel, clerkLabel } =
    ticket
  if (!shopsOf(actor.grants).includes(merchantId)) throw problem('FORBIDDEN')
  const at = now()
  const made = dayOf(decodeTime(given.id))
  const what = { code, codeTail, voucherId, offerId, title, pricePoints, cashFen, workerLabel, clerkLabel }
  return {
    ...given,
    ...what,
    streetId: actor.streetId,
    merchantId,
    // A window past midnight belongs to the day it began on, for the shop as well.
    day: ticket.day < made ? ticket.day : made,
    at,
    by: actor.memberId,
  }
}

/** Writes the record, the voucher's last move and what goes with it; a repeat gets the first answer. */
function settled(record: Decided, effects: readonly Step<never>[]): Promise<Receipt> {
  const { id, at, clerkLabel, refuseReason } = record
  const settlement: Settlement = {
    state: record.outcome,
    settledAt: at,
    settledId: id,
    settledByLabel: clerkLabel,
    refuseReason,
  }
  return commit<Receipt>(
    [
      firstTime(Redemption, record, receiptOf),
      settleVoucher(record, settlement, (real) => {
        throw notLive(real)
      }),
      ...effects,
    ],
    () => receiptOf(record),
  )
}

/** The answer this id got while it and its ticket were still good. Two reads a shop. @throws TICKET_EXPIRED */
async function firstReceipt(actor: Actor, id: string, hash: string): Promise<Receipt> {
  const today = dayOf(decodeTime(id))
  for (const merchantId of shopsOf(actor.grants)) {
    for (const day of [today, addDays(today, -1)]) {
      const first = firstOf(await getNow(Redemption, { streetId: actor.streetId, merchantId, day, id }), hash)
      if (first) return receiptOf(first)
    }
  }
  throw problem('TICKET_EXPIRED')
}

/** The last digits of the code; a record from before they were hidden has them all. */
export const tailOf = ({ code, codeTail = code.slice(-4) }: Pick<RedemptionItem, 'code' | 'codeTail'>): string =>
  codeTail

/** What a clerk sees of it afterwards. */
export function receiptOf(record: RedemptionItem): Receipt {
  const { id, at, title, workerLabel, clerkLabel, pricePoints, outcome, refuseReason, annuls } = record
  const why = refuseReason === undefined ? {} : { reason: refuseReason }
  const what = annuls === undefined ? {} : { annuls }
  return { id, at, title, workerLabel, clerkLabel, codeTail: tailOf(record), pricePoints, outcome, ...why, ...what }
}
