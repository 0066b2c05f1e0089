import { VOUCHER_STATES } from '@shared/rules/points/voucher'
import * as v from 'valibot'
import { PointsAccount } from './pointsShapes'
import { codesOf, Location, Moment, Page, Points, Slug, Ulid } from './types'

export const MerchantCard = v.object({
  merchantId: Slug,
  name: v.string(),
  address: v.string(),
  phone: v.string(),
  location: Location,
  parking: v.boolean(),
})

export const OfferCard = v.object({
  offerId: Slug,
  merchantId: Slug,
  merchantName: v.string(),
  merchantAddress: v.string(),
  location: Location,
  title: v.string(),
  description: v.string(),
  /** Picture code in miniapp/assets/meal, or a signed link. */
  picture: v.string(),
  pricePoints: Points,
  /** What is paid at the counter besides, integer fen; only shown. */
  cashFen: v.number(),
  fromMinute: v.number(),
  toMinute: v.number(),
  weekdays: v.array(v.number()),
  stockPerDay: v.number(),
  /** Left today; may be up to a few seconds old. */
  leftToday: v.number(),
  /** How many one worker may have on a day, and ever when that is limited. */
  perDay: v.number(),
  perWorker: v.optional(v.number()),
  onSale: v.boolean(),
  /** Sent back with a redemption, so that nobody buys something that just changed. */
  version: v.number(),
})

export const Voucher = v.object({
  voucherId: Ulid,
  offerId: Slug,
  title: v.string(),
  picture: v.string(),
  merchantId: Slug,
  merchantName: v.string(),
  merchantAddress: v.string(),
  location: Location,
  state: codesOf(VOUCHER_STATES),
  pricePoints: Points,
  cashFen: v.number(),
  issuedAt: Moment,
  /** First and last moment it can be used. */
  usableFrom: Moment,
  expiresAt: Moment,
  /** Eight digits, to read out when the camera fails. Only while it is live. */
  code: v.optional(v.string()),
  /** What the QR says which voucher it is by; its digits cannot be read from it. As `code`. */
  qrHandle: v.optional(v.string()),
  /** Secret of the changing QR, 64 hex digits. Only while it is live, only for its owner. */
  qrSecret: v.optional(v.string()),
  /** When and by whom it was redeemed, cancelled or refused. */
  settledAt: v.optional(Moment),
  settledByLabel: v.optional(v.string()),
  refuseReason: v.optional(v.string()),
  /** When and by whom its redemption was taken back, for the same reason field. */
  annulledAt: v.optional(Moment),
  annulledByLabel: v.optional(v.string()),
})

/** The points screen in one answer. */
export const Wallet = v.object({
  serverTime: Moment,
  /** My points; absent until my registration is confirmed. */
  account: v.optional(PointsAccount),
  /** My vouchers that can be used now, newest first. */
  vouchers: v.array(Voucher),
  /** The first page of `offers`; its cursor leads on there. */
  offers: Page(OfferCard),
})

/** What a clerk sees of a voucher before and after confirming. */
export const CounterView = v.object({
  title: v.string(),
  picture: v.string(),
  workerLabel: v.string(),
  pricePoints: Points,
  cashFen: v.number(),
  usableFrom: Moment,
  expiresAt: Moment,
})

export const Redemption = v.object({
  id: Ulid,
  at: Moment,
  title: v.string(),
  workerLabel: v.string(),
  clerkLabel: v.string(),
  codeTail: v.string(),
  pricePoints: Points,
  outcome: v.picklist(['redeemed', 'refused', 'annulled']),
  /** Why it was sent back or annulled, and which record the annulment takes back. */
  reason: v.optional(v.string()),
  annuls: v.optional(Ulid),
})

export const Ticket = v.pipe(v.string(), v.minLength(1), v.maxLength(1024))
