import { serve } from '@functions/platform/http/http'
import { shops as contract } from '@shared/contract/shops'
import { annul } from './annul'
import { changesOfClerks, clerksOf, removeClerk } from './clerks'
import { closeMonth } from './closeMonth'
import { inviteClerk, joinShop } from './invitations'
import { monthCsvOf, monthSheetOf } from './monthFiles'
import { changeOffer, changesOfOffer, createOffer, offerOfShop, offersOfShop } from './offers'
import { monthOfShop, monthsOf, statementsOf } from './statements'

export const handler = serve(contract, {
  offers: ({ input, actor }) => offersOfShop(actor, input),
  offer: ({ input, actor }) => offerOfShop(actor, input.merchantId, input.offerId),
  createOffer: ({ input, actor }) => createOffer(actor, input),
  changeOffer: ({ input, actor }) => changeOffer(actor, input),
  offerChanges: ({ input, actor }) => changesOfOffer(actor, input),

  clerks: ({ input, actor }) => clerksOf(actor, input),
  inviteClerk: ({ input, actor }) => inviteClerk(actor, input),
  joinShop: ({ input, actor }) => joinShop(actor, input),
  removeClerk: ({ input, actor }) => removeClerk(actor, input),
  clerkChanges: ({ input, actor }) => changesOfClerks(actor, input),

  settlements: ({ input, actor }) => statementsOf(actor, input),
  months: ({ input, actor }) => monthsOf(actor, input),
  month: ({ input, actor }) => monthOfShop(actor, input),
  monthCsv: ({ input, actor }) => monthCsvOf(actor, input),
  monthSheet: ({ input, actor }) => monthSheetOf(actor, input),
  annul: ({ input, actor }) => annul(actor, input),
  closeMonth: ({ input, actor }) => closeMonth(actor, input),
})
