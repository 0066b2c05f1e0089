import { serve } from '@functions/platform/http/http'
import { pageOfQuery } from '@functions/platform/lists/pages'
import { checkins as contract } from '@shared/contract/checkins'
import { checkIn } from './checkIn'
import { checkinsOf } from './entities'

export const handler = serve(contract, {
  create: ({ input, actor }) => checkIn(actor, input),

  mine: ({ input, actor }) =>
    pageOfQuery(input, `checkins#${actor.memberId}`, checkinsOf(actor.memberId).page, (visit) => visit),
})
