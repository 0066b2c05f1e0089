import { api } from '@miniapp/lib/api/api'
import { useAgain } from '@miniapp/lib/load/useAgain'
import { useLoad } from '@miniapp/lib/load/useLoad'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'

/** Until somebody took it the sender waits with the phone in hand; afterwards it is only good to know. Milliseconds. */
const WAITING_MS = 10_000
const TAKEN_MS = 60_000

/**
 * What is happening with an urgent report, asked again by itself while it is looked at and open. It begins with what came
 * with the report.
 */
export function useLive(reportId: string, begin: Outputs['alerts']['live'] | undefined) {
  const load = useLoad(() => api.alerts.live({ reportId }), [reportId, begin], {
    orElse: () => begin && { at: begin.serverTime, data: begin },
    freshFor: WAITING_MS,
  })
  const isOpen = load.data === undefined || REPORT_STATUSES[load.data.status].open
  useAgain(load.refresh, load.data?.taken ? TAKEN_MS : WAITING_MS, isOpen)
  return load
}
