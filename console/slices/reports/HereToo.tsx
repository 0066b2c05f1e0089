import { EyeOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { HERE_LIMITS } from '@shared/rules/reports/queueView'
import { useQuery } from '@tanstack/react-query'

/** Which colleagues have this report open too: said and asked at once, again while the page can be seen. */
export function HereToo({ reportId }: { reportId: string }) {
  const { data } = useQuery({
    queryKey: ['here', reportId],
    queryFn: () => api.reports.here({ reportId }),
    refetchInterval: HERE_LIMITS.everyMs,
    // Nothing is lost when it is not known: the work goes on without it.
    retry: false,
    gcTime: 0,
  })
  const others = data?.others ?? []
  return (
    <p role="status" id="here-too" className={others.length > 0 ? 'here-too' : 'hidden-words'}>
      {others.length > 0 ? (
        <>
          <EyeOutlined /> {others.join('、')} 也正开着这一件
        </>
      ) : null}
    </p>
  )
}
