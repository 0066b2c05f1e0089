import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useAct } from '@console/parts/useAct'
import type { Outputs } from '@shared/contract/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { Looking } from '../address'

export type View = Outputs['reports']['views']['own'][number]
const KEY = ['reports', 'views']

/** The views of the queue that are kept: my own, and the street's. */
export function useViews() {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const kept = useQuery({ queryKey: KEY, queryFn: () => api.reports.views({}), staleTime: 300_000 })
  const { act, busy } = useAct(api.reports.keepView, { anew: [KEY], say: '已存下' })
  const dropping = useMutation({
    mutationFn: (view: { viewId: string; shared: boolean }) => api.reports.dropView(view),
    onError: (error) => void message.error(asProblem(error).message),
    onSettled: () => answers.invalidateQueries({ queryKey: KEY }),
  })
  const renaming = useMutation({
    mutationFn: (view: { viewId: string; shared: boolean; name: string; was: string }) => api.reports.renameView(view),
    onSettled: () => answers.invalidateQueries({ queryKey: KEY }),
  })
  return { kept, keep: act, rename: renaming.mutateAsync, busy: busy || renaming.isPending, drop: dropping.mutate }
}

export type Views = ReturnType<typeof useViews>

/** What a view shows, as the list wants it. */
export const lookingOf = ({ team, tab, status, categoryId, mine, overdue }: View): Looking => ({
  team,
  tab,
  status,
  categoryId,
  mine,
  overdue,
})
