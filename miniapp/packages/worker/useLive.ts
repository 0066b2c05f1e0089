import { api } from '@miniapp/lib/api'
import { useAgain } from '@miniapp/lib/useAgain'
import { useLoad } from '@miniapp/lib/useLoad'
import { REPORT_STATUSES } from '@shared/rules/reportStatus'

/** Until somebody took it the sender waits with the phone in hand; afterwards it is only good to know. Milliseconds. */
const WAITING_MS = 10_000
const TAKEN_MS = 60_000

/** What is happening with an urgent report, asked again by itself while it is looked at and open. */
export function useLive(reportId: string) {
  const load = useLoad(() => api.alerts.live({ reportId }), [reportId], { cache: `live:${reportId}` })
  const isOpen = load.data === undefined || REPORT_STATUSES[load.data.status].open
  useAgain(load.refresh, load.data?.taken ? TAKEN_MS : WAITING_MS, isOpen)
  return load
}
