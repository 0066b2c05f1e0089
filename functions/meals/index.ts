import { now } from '@functions/platform/clock'
import { serve } from '@functions/platform/http/http'
import { pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { streetOf } from '@functions/stations/street'
import { meals as contract } from '@shared/contract/meals'
import { dayOf } from '@shared/rules/time/day'
import { cancel } from './cancel'
import { merchantsOf, merchantView } from './catalogue'
import { confirm, receiptOf, refuse } from './confirm'
import { preview, shopsOf } from './counter'
import { redeemedAt } from './entities'
import { redeem } from './redeem'
import { ownVoucher, voucherView } from './vouchers'
import { wait } from './wait'
import { offerAt, offerFor, offersFor, vouchersOf, walletOf } from './wallet'

export const handler = serve(contract, {
  merchants: async ({ input, actor }) => {
    await streetOf(actor.streetId)
    return pageOf((await merchantsOf(actor.streetId)).map(merchantView), input, `merchants#${actor.streetId}`)
  },

  wallet: ({ actor }) => walletOf(actor),

  offers: ({ input, actor }) => offersFor(actor, input),

  streetOffers: async ({ input: { streetId, ...query } }) => {
    await streetOf(streetId)
    return offersFor({ streetId }, query)
  },

  streetOffer: ({ input }) => offerAt(input),

  offer: ({ input, actor }) => offerFor(actor, input.offerId),

  wait: ({ input, actor }) => wait(actor, input),

  redeem: ({ input, actor }) => redeem(actor, input),

  vouchers: ({ input, actor }) => vouchersOf(actor, input),

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
      redeemedAt({ streetId: actor.streetId, merchantId }, `${day}#`, true).page,
      receiptOf,
    )
  },
})
