import { CODE_DIGITS } from '@shared/rules/points/voucher'
import { WAITING_STATES } from '@shared/rules/points/waiting'
import * as v from 'valibot'
import { CounterView, MerchantCard, OfferCard, Redemption, Ticket, Voucher, Wallet } from './mealShapes'
import { get, post, write } from './route'
import { codesOf, Moment, Page, Points, pageQuery, Slug, Text, TypedCode, TypedDay, Ulid } from './types'

const perAddress = { per: 'address', max: 120, windowSeconds: 60 } as const

/** G – 小哥套餐. */
export const meals = {
  merchants: get('/merchants', {
    summary: 'Partner shops of my street',
    roles: ['member'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(MerchantCard)),
  wallet: get('/wallet', {
    summary: 'My points, my live vouchers and the meals on offer in one answer',
    roles: ['member'],
  })
    .input(v.object({}))
    .output(Wallet),
  offers: get('/offers', { summary: 'Meals on offer in my street', roles: ['member'] })
    .input(v.object({ ...pageQuery }))
    .output(Page(OfferCard)),
  streetOffers: get('/offers/in/{streetId}', {
    summary: 'Meals on offer in a street, for who is not signed in',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, ...pageQuery }))
    .output(Page(OfferCard)),
  streetOffer: get('/offers/in/{streetId}/{offerId}', {
    summary: 'One meal of a street, for who is not signed in',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, offerId: Slug }))
    .output(OfferCard),
  offer: get('/offers/{offerId}', {
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
  wait: write('/offers/{offerId}/waiting', {
    summary: 'Be told once when a sold-out meal is back today, or not any more',
    roles: ['worker'],
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['NOT_FOUND', 'OFFER_CLOSED', 'OFFER_IN_STOCK'],
  })
    .input(v.object({ id: Ulid, offerId: Slug, waiting: v.boolean() }))
    .output(v.object({ offerId: Slug, waiting: codesOf(WAITING_STATES) })),
  redeem: write('/vouchers', {
    summary: 'Redeem a meal: points are held, a voucher is issued, or nothing happens',
    roles: ['worker'],
    success: 201,
    errors: ['NOT_FOUND', 'NOT_ENOUGH_POINTS', 'SOLD_OUT', 'OFFER_CLOSED', 'OFFER_LIMIT', 'OFFER_CHANGED'],
  })
    .input(v.object({ id: Ulid, offerId: Slug, offerVersion: v.pipe(v.number(), v.integer(), v.minValue(1)) }))
    .output(Voucher),
  vouchers: get('/vouchers', { summary: 'My vouchers, newest first', roles: ['worker'] })
    .input(v.object({ ...pageQuery }))
    .output(Page(Voucher)),
  voucher: get('/vouchers/{voucherId}', {
    summary: 'One of my vouchers',
    roles: ['worker'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ voucherId: Ulid }))
    .output(v.object({ ...Voucher.entries, serverTime: Moment })),
  cancel: write('/vouchers/{voucherId}/cancel', {
    summary: 'Give a voucher back before it is used; points and stock return',
    roles: ['worker'],
    errors: ['NOT_FOUND', 'VOUCHER_NOT_LIVE', 'VOUCHER_ALREADY_REDEEMED'],
  })
    .input(v.object({ voucherId: Ulid, id: Ulid }))
    .output(Voucher),
  preview: post('/redemptions/preview', {
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
  confirm: write('/redemptions', {
    summary: 'Hand out the meal: the hold is posted, once, from any number of clerks',
    roles: ['merchant'],
    success: 201,
    errors: ['TICKET_EXPIRED', 'VOUCHER_ALREADY_REDEEMED', 'VOUCHER_NOT_LIVE'],
  })
    .input(v.object({ id: Ulid, ticket: Ticket }))
    .output(Redemption),
  refuse: write('/redemptions/refuse', {
    summary: 'Send a voucher back with a reason; points and stock return',
    roles: ['merchant'],
    success: 201,
    errors: ['TICKET_EXPIRED', 'VOUCHER_ALREADY_REDEEMED', 'VOUCHER_NOT_LIVE'],
  })
    .input(v.object({ id: Ulid, ticket: Ticket, reason: Text(2, 60, '原因') }))
    .output(Redemption),
  redemptions: get('/redemptions', {
    summary: "The shop's redemptions of a day, newest first",
    roles: ['merchant'],
    shows: 'personal',
  })
    .input(v.object({ day: v.optional(TypedDay), ...pageQuery }))
    .output(Page(Redemption)),
}
