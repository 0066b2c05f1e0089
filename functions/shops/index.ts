import { serve } from '@functions/platform/http'
import { shops as contract } from '@shared/contract/shops'
import { changeOffer, changesOfOffer, createOffer, offerOfShop, offersOfShop } from './offers'

export const handler = serve(contract, {
  offers: ({ input, actor }) => offersOfShop(actor, input),
  offer: ({ input, actor }) => offerOfShop(actor, input.merchantId, input.offerId),
  createOffer: ({ input, actor }) => createOffer(actor, input),
  changeOffer: ({ input, actor }) => changeOffer(actor, input),
  offerChanges: ({ input, actor }) => changesOfOffer(actor, input),
})
