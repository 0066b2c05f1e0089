import { serve } from '@functions/platform/http'
import { insights as contract } from '@shared/contract/insights'
import { homeOf } from './home'
import { daysOf, todayOf } from './numbers'

export const handler = serve(contract, {
  home: ({ actor }) => homeOf(actor),
  today: ({ actor }) => todayOf(actor.streetId),
  days: ({ input, actor }) => daysOf(actor.streetId, input),
})
