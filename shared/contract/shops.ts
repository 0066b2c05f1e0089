import { MEAL_PICTURES, OFFER_LIMITS } from '@shared/rules/points/offer'
import * as v from 'valibot'
import { clerks } from './clerks'
import { OfferCard } from './mealShapes'
import { get, write } from './route'
import { settlements } from './settlements'
import { DayText, Moment, Page, pageQuery, Slug, Text, TypedDay, Ulid } from './types'

const shopStaff = ['merchant', 'admin'] as const

/** A whole number between two limits, with the sentence that says so. */
const Whole = (name: string, min: number, max: number) => {
  const sentence = `${name}要在 ${min} 到 ${max} 之间`
  return v.pipe(
    v.number(`请填写${name}`),
    v.integer(`${name}要填整数`),
    v.minValue(min, sentence),
    v.maxValue(max, sentence),
  )
}

/** What the picture shall be: a drawing of the app, an uploaded photo of one's own, or the one it has. */
const PictureChoice = v.variant('kind', [
  v.object({ kind: v.literal('drawing'), code: v.picklist(MEAL_PICTURES, '请选择一张图') }),
  v.object({ kind: v.literal('photo'), photoId: Ulid }),
  v.object({ kind: v.literal('same') }),
])

/** What a shop decides about a meal. What depends on each other is checked by `offerProblems`. */
const OfferFacts = {
  title: Text(2, OFFER_LIMITS.titleCharacters, '名称'),
  description: Text(0, OFFER_LIMITS.descriptionCharacters, '说明'),
  picture: PictureChoice,
  pricePoints: Whole('积分', 1, OFFER_LIMITS.pricePoints),
  cashFen: Whole('另付金额', 0, OFFER_LIMITS.cashFen),
  stockPerDay: Whole('每天份数', 0, OFFER_LIMITS.stockPerDay),
  fromMinute: Whole('开始时间', 0, 1439),
  toMinute: Whole('结束时间', 1, 1440),
  weekdays: v.pipe(v.array(Whole('星期', 0, 6)), v.minLength(1, '请至少选一天'), v.maxLength(7, '一周只有七天')),
  perDay: Whole('每人每天份数', 1, OFFER_LIMITS.perDay),
  perWorker: v.optional(Whole('每人总共份数', 1, OFFER_LIMITS.perWorker)),
  validFrom: TypedDay,
  validTo: TypedDay,
  onSale: v.boolean(),
}

/** A meal as its shop sees it: on sale or not, with everything that can be changed. */
export const ShopOffer = v.object({
  ...OfferCard.entries,
  validFrom: DayText,
  validTo: DayText,
  /** The picture is an uploaded photo, not one of the drawings. */
  photo: v.boolean(),
})

/** G – what a shop and the street office decide behind the counter. */
export const shops = {
  offers: get('/shops/{merchantId}/offers', {
    summary: "A shop's meals, on sale or not, and whether I may change them",
    roles: shopStaff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ merchantId: Slug, ...pageQuery }))
    .output(v.object({ ...Page(ShopOffer).entries, merchantName: v.string(), mayChange: v.boolean() })),
  offer: get('/shops/{merchantId}/offers/{offerId}', {
    summary: 'One meal as its shop sees it',
    roles: shopStaff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ merchantId: Slug, offerId: Slug }))
    .output(ShopOffer),
  createOffer: write('/shops/{merchantId}/offers', {
    summary: 'Put a new meal on offer',
    roles: shopStaff,
    success: 201,
    errors: ['NOT_FOUND', 'OFFERS_FULL'],
  })
    .input(v.object({ merchantId: Slug, id: Ulid, ...OfferFacts }))
    .output(ShopOffer),
  changeOffer: write('/shops/{merchantId}/offers/{offerId}', {
    summary: 'Change a meal: its next version, from this moment on',
    roles: shopStaff,
    errors: ['NOT_FOUND', 'OFFER_EDITED'],
  })
    .input(
      v.object({
        merchantId: Slug,
        offerId: Slug,
        id: Ulid,
        /** The version that was on the screen. */
        version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000_000)),
        ...OfferFacts,
      }),
    )
    .output(ShopOffer),
  offerChanges: get('/shops/{merchantId}/offers/{offerId}/changes', {
    summary: 'Who changed a meal and when, newest first',
    roles: shopStaff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ merchantId: Slug, offerId: Slug, ...pageQuery }))
    .output(
      Page(
        v.object({
          id: Ulid,
          at: Moment,
          byLabel: v.string(),
          version: v.number(),
          title: v.string(),
          pricePoints: v.number(),
          stockPerDay: v.number(),
          onSale: v.boolean(),
        }),
      ),
    ),
  ...clerks,
  ...settlements,
}
