import { serve } from '@functions/platform/http/http'
import { insights as contract } from '@shared/contract/insights'
import { homeOf } from './home'
import { chooseLeaders, leadersIn } from './leaders'
import { daysOf, todayOf } from './numbers'
import { reportStatsOf } from './reportStats'

export const handler = serve(contract, {
  home: ({ input, actor }) => homeOf(actor, input),
  today: ({ actor }) => todayOf(actor.streetId),
  leaders: ({ input, actor }) => leadersIn(actor, input),
  chooseLeaders: ({ input, actor }) => chooseLeaders(actor, input),
  days: ({ input, actor }) => daysOf(actor.streetId, input),
  reportStats: ({ input, actor }) => reportStatsOf(actor.streetId, input),
})
