import { CODE_DIGITS, VOUCHER_STATES } from '@shared/rules/voucher'
import { WAITING_STATES } from '@shared/rules/waiting'
import * as v from 'valibot'
import { PointsAccount } from './pointsShapes'
import { route } from './route'
import { codesOf, Location, Moment, Page, Points, pageQuery, Slug, Text, TypedCode, TypedDay, Ulid } from './types'

const perAddress = { per: 'address', max: 120, windowSeconds: 60 } as const

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
const Wallet = v.object({
  serverTime: Moment,
  /** My points; absent until my registration is confirmed. */
  account: v.optional(PointsAccount),
  /** My vouchers that can be used now, newest first. */
  vouchers: v.array(Voucher),
  /** The first page of `offers`; its cursor leads on there. */
  offers: Page(OfferCard),
})

/** What a clerk sees of a voucher before and after confirming. */
const CounterView = v.object({
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

const Ticket = v.pipe(v.string(), v.minLength(1), v.maxLength(1024))

/** G – 小哥套餐. */
export const meals = {
  merchants: route({
    method: 'GET',
    path: '/merchants',
    summary: 'Partner shops of my street',
    roles: ['member'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(MerchantCard)),
  wallet: route({
    method: 'GET',
    path: '/wallet',
    summary: 'My points, my live vouchers and the meals on offer in one answer',
    roles: ['member'],
  })
    .input(v.object({}))
    .output(Wallet),
  offers: route({ method: 'GET', path: '/offers', summary: 'Meals on offer in my street', roles: ['member'] })
    .input(v.object({ ...pageQuery }))
    .output(Page(OfferCard)),
  streetOffers: route({
    method: 'GET',
    path: '/offers/in/{streetId}',
    summary: 'Meals on offer in a street, for who is not signed in',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, ...pageQuery }))
    .output(Page(OfferCard)),
  streetOffer: route({
    method: 'GET',
    path: '/offers/in/{streetId}/{offerId}',
    summary: 'One meal of a street, for who is not signed in',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, offerId: Slug }))
    .output(OfferCard),
  offer: route({
    method: 'GET',
    path: '/offers/{offerId}',
    summary: 'One meal, and what I can spend on it',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ offerId: Slug }))
    .output(
      v.object({
        ...OfferCard.entries,
        /** My points that can be spent now; absent until my registration is confirmed. */
        available: v.optional(Points),
        /** Have I asked to be told when it is back today? Absent as above. */
        waiting: v.optional(codesOf(WAITING_STATES)),
      }),
    ),
  wait: route({
    method: 'POST',
    path: '/offers/{offerId}/waiting',
    summary: 'Be told once when a sold-out meal is back today, or not any more',
    roles: ['worker'],
    idempotent: true,
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['NOT_FOUND', 'OFFER_CLOSED', 'OFFER_IN_STOCK'],
  })
    .input(v.object({ id: Ulid, offerId: Slug, waiting: v.boolean() }))
    .output(v.object({ offerId: Slug, waiting: codesOf(WAITING_STATES) })),
  redeem: route({
    method: 'POST',
    path: '/vouchers',
    summary: 'Redeem a meal: points are held, a voucher is issued, or nothing happens',
    roles: ['worker'],
    idempotent: true,
    success: 201,
    errors: ['NOT_FOUND', 'NOT_ENOUGH_POINTS', 'SOLD_OUT', 'OFFER_CLOSED', 'OFFER_LIMIT', 'OFFER_CHANGED'],
  })
    .input(v.object({ id: Ulid, offerId: Slug, offerVersion: v.pipe(v.number(), v.integer(), v.minValue(1)) }))
    .output(Voucher),
  vouchers: route({ method: 'GET', path: '/vouchers', summary: 'My vouchers, newest first', roles: ['worker'] })
    .input(v.object({ ...pageQuery }))
    .output(Page(Voucher)),
  voucher: route({
    method: 'GET',
    path: '/vouchers/{voucherId}',
    summary: 'One of my vouchers',
    roles: ['worker'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ voucherId: Ulid }))
    .output(v.object({ ...Voucher.entries, serverTime: Moment })),
  cancel: route({
    method: 'POST',
    path: '/vouchers/{voucherId}/cancel',
    summary: 'Give a voucher back before it is used; points and stock return',
    roles: ['worker'],
    idempotent: true,
    errors: ['NOT_FOUND', 'VOUCHER_NOT_LIVE', 'VOUCHER_ALREADY_REDEEMED'],
  })
    .input(v.object({ voucherId: Ulid, id: Ulid }))
    .output(Voucher),
  preview: route({
    method: 'POST',
    path: '/redemptions/preview',
    summary: 'What a scanned QR or a typed code stands for, with a ticket to confirm it',
    roles: ['merchant'],
    errors: [
      'VOUCHER_CODE_INVALID',
      'QR_EXPIRED',
      'VOUCHER_OTHER_MERCHANT',
      'VOUCHER_ALREADY_REDEEMED',
      'VOUCHER_NOT_LIVE',
      'VOUCHER_TOO_EARLY',
    ],
  })
    .input(
      v.variant('kind', [
        v.object({ kind: v.literal('qr'), payload: v.pipe(v.string(), v.maxLength(256)) }),
        v.object({ kind: v.literal('code'), code: TypedCode(CODE_DIGITS, '券码') }),
      ]),
    )
    .output(v.object({ ...CounterView.entries, ticket: Ticket, ticketExpiresAt: Moment })),
  confirm: route({
    method: 'POST',
    path: '/redemptions',
    summary: 'Hand out the meal: the hold is posted, once, from any number of clerks',
    roles: ['merchant'],
    idempotent: true,
    success: 201,
    errors: ['TICKET_EXPIRED', 'VOUCHER_ALREADY_REDEEMED', 'VOUCHER_NOT_LIVE'],
  })
    .input(v.object({ id: Ulid, ticket: Ticket }))
    .output(Redemption),
  refuse: route({
    method: 'POST',
    path: '/redemptions/refuse',
    summary: 'Send a voucher back with a reason; points and stock return',
    roles: ['merchant'],
    idempotent: true,
    success: 201,
    errors: ['TICKET_EXPIRED', 'VOUCHER_ALREADY_REDEEMED', 'VOUCHER_NOT_LIVE'],
  })
    .input(v.object({ id: Ulid, ticket: Ticket, reason: Text(2, 60, '原因') }))
    .output(Redemption),
  redemptions: route({
    method: 'GET',
    path: '/redemptions',
    summary: "The shop's redemptions of a day, newest first",
    roles: ['merchant'],
  })
    .input(v.object({ day: v.optional(TypedDay), ...pageQuery }))
    .output(Page(Redemption)),
}
