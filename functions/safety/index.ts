import { serve } from '@functions/platform/http'
import { safety as contract } from '@shared/contract/safety'
import { appeal, publicitySeenBy } from './appeal'
import { decide } from './decide'
import { reviewsOf } from './reviews'

export const handler = serve(contract, {
  reviews: ({ input, actor }) => reviewsOf(actor, input),
  decide: ({ input, actor }) => decide(actor, input),
  publicity: ({ input, actor }) => publicitySeenBy(actor, input.reportId),
  appeal: ({ input, actor }) => appeal(actor, input),
})
