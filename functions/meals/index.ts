import { now } from '@functions/platform/clock'
import { serve } from '@functions/platform/http'
import { pageOf, pageOfQuery } from '@functions/platform/pages'
import { problem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import { streetOf } from '@functions/stations/street'
import { meals as contract } from '@shared/contract/meals'
import { dayOf } from '@shared/rules/day'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { cancel } from './cancel'
import {
  isOffered,
  merchantOf,
  merchantsOf,
  merchantView,
  type OfferItem,
  offerOf,
  offersOf,
  offerView,
} from './catalogue'
import { confirm, receiptOf, refuse } from './confirm'
import { preview, shopsOf } from './counter'
import { Redemption, Voucher } from './entities'
import { redeem } from './redeem'
import { leftOf } from './stock'
import { ownVoucher, voucherView } from './vouchers'

/** An offer with its shop and what is left of it; caches only. */
async function shown(offer: OfferItem) {
  const left = await leftOf(offer.streetId)
  const merchant = await merchantOf(offer.streetId, offer.merchantId)
  return offerView(offer, merchant, left.get(offer.offerId) ?? 0, dayOf(now()))
}

export const handler = serve(contract, {
  merchants: async ({ input, actor }) => {
    await streetOf(actor.streetId)
    return pageOf((await merchantsOf(actor.streetId)).map(merchantView), input, `merchants#${actor.streetId}`)
  },

  offers: async ({ input, actor }) => {
    const onSale = (await offersOf(actor.streetId)).filter((offer) => isOffered(offer, dayOf(now())))
    const page = await pageOf(onSale, input, `offers#${actor.streetId}`)
    return { ...page, items: await Promise.all(page.items.map(shown)) }
  },

  offer: async ({ input, actor }) => shown(await offerOf(actor.streetId, input.offerId)),

  redeem: ({ input, actor }) => redeem(actor, input),

  vouchers: ({ input, actor }) =>
    pageOfQuery(
      input,
      `vouchers#${actor.memberId}`,
      (options) =>
        table
          .build(QueryCommand)
          .query({ index: 'byOwner', partition: `MEMBER#${actor.memberId}`, range: { beginsWith: 'VOUCHER#' } })
          .entities(Voucher)
          .options({ ...options, reverse: true })
          .send(),
      voucherView,
    ),

  voucher: async ({ input, actor }) => {
    const own = await ownVoucher(actor, input.voucherId)
    if (!own) throw problem('NOT_FOUND')
    return { ...(await voucherView(own.voucher)), serverTime: now() }
  },

  cancel: ({ input, actor }) => cancel(actor, input),

  preview: ({ input, actor }) => preview(actor, input),

  confirm: ({ input, actor }) => confirm(actor, input),

  refuse: ({ input, actor }) => refuse(actor, input),

  redemptions: ({ input, actor }) => {
    const [merchantId = ''] = shopsOf(actor.grants)
    const day = input.day ?? dayOf(now())
    return pageOfQuery(
      input,
      `redemptions#${actor.memberId}#${merchantId}#${day}`,
      (options) =>
        table
          .build(QueryCommand)
          .query({ partition: `MERCHANT#${actor.streetId}#${merchantId}`, range: { beginsWith: `DAY#${day}#` } })
          .entities(Redemption)
          .options({ ...options, reverse: true, consistent: true })
          .send(),
      receiptOf,
    )
  },
})
