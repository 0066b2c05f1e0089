import { api } from '@miniapp/lib/api'
import { useLoad } from '@miniapp/lib/useLoad'
import { useParam } from '@miniapp/lib/useParam'
import { streetId } from '@miniapp/lib/useStations'

/** One public report. */
export function usePublicReport() {
  const reportId = useParam<'worker/publicReport'>('id')
  return useLoad(() => api.publicReports.get({ streetId: streetId(), reportId }), [reportId], {
    cache: `public-report:${reportId}`,
    everyones: true,
  })
}
