import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import { useQuery } from '@tanstack/react-query'

/** Whatever is written down moves sums, duties and entries alike. */
export const LOG_ANSWERS = [['worklog']]

/** What a community did in a year. The sums are counted a few seconds after an entry. */
export function useFigures(communityId: string, year: number) {
  return useQuery({
    queryKey: ['worklog', 'figures', communityId, year],
    queryFn: () => api.worklog.figures({ communityId, year }),
    refetchInterval: 60_000,
  })
}

/** What a community does again and again, first due first. */
export function useDuties(communityId: string) {
  return usePages(['worklog', 'duties', communityId], (cursor) => api.worklog.duties({ communityId, cursor }))
}

/** The entries of a category, of one month when it is named. */
export function useEntries(communityId: string, categoryId: string, month: string | undefined) {
  return usePages(['worklog', 'entries', communityId, categoryId, month], (cursor) =>
    api.worklog.entries({ communityId, categoryId, month, cursor }),
  )
}

/** What may be done with a recurring duty. */
export function useDutyActs() {
  const skipping = useAct(api.worklog.skip, { anew: LOG_ANSWERS, say: '这次不做，已记下原因' })
  const pausing = useAct(api.worklog.pause, {
    anew: LOG_ANSWERS,
    say: ({ pausedUntil }) => (pausedUntil === undefined ? '不暂停了' : '已暂停'),
  })
  const ending = useAct(api.worklog.end, { anew: LOG_ANSWERS, say: '已结束，记过的都还在' })
  return { skipping, pausing, ending }
}
