import { serve } from '@functions/platform/http/http'
import { alerts as contract } from '@shared/contract/alerts'
import { liveOf, openAlerts } from './live'
import { rosterView, setDuty } from './roster'
import { waitingAlerts } from './waiting'

export const handler = serve(contract, {
  roster: ({ input, actor }) => rosterView(actor, input.teamId),
  setDuty: ({ input, actor }) => setDuty(actor, input),
  list: ({ input, actor }) => openAlerts(actor, input),
  waiting: ({ actor }) => waitingAlerts(actor),
  live: ({ input, actor }) => liveOf(actor, input.reportId),
})
