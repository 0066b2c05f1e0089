import { streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useParam } from '@miniapp/lib/navigation/useParam'

/** One public report. */
export function usePublicReport() {
  const reportId = useParam<'worker/publicReport'>('id')
  return useLoad(() => api.publicReports.get({ streetId: streetId(), reportId }), [reportId], {
    cache: `public-report:${reportId}`,
    everyones: true,
  })
}
