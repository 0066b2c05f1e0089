import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { usePages } from '@miniapp/lib/load/usePages'
import type { Outputs } from '@shared/contract/contract'
import { numberIn } from '@shared/rules/reports/reportNumber'
import { queueTabOf } from '@shared/rules/reports/reportStatus'
import { useState } from 'react'

type Report = Outputs['reports']['get']
/** What is shown of a report that another one may be merged into. */
export type MergeTarget = Pick<
  Outputs['reports']['queue']['items'][number],
  'reportId' | 'categoryName' | 'description' | 'address' | 'status' | 'submittedAt' | 'thumbUrl' | 'metres'
>

/** Looks for the report that another one is to be merged into: open ones of its kind near by, or one by its number. */
export function useMerge(report: Report, open: boolean) {
  const { reportId, categoryId, location } = report
  const communityId = report.desk?.teamId ?? report.communityId
  const { latitude, longitude } = location
  const list = usePages(
    (at) => api.reports.queue({ communityId, categoryId, latitude, longitude, ...at }),
    [communityId, categoryId, latitude, longitude],
    { when: open },
  )
  const [text, setText] = useState('')
  const [target, setTarget] = useState<MergeTarget>()
  const [problem, setProblem] = useState<string>()
  const [busy, run] = useBusy()

  async function find(): Promise<void> {
    const number = numberIn(text)
    if (!number) return setProblem('编号是 26 位字母和数字，在那一件工单页的最下面，长按可以复制')
    if (number === reportId) return setProblem('这就是现在这一件')
    try {
      const found = await api.reports.get({ reportId: number })
      if (queueTabOf(found.status) === 'closed') return setProblem('这一件已经办结，不能并过去')
      setProblem(undefined)
      setTarget(found)
    } catch (error) {
      const { code, message } = asApiError(error)
      setProblem(code === 'NOT_FOUND' ? '没有这个编号，或者不归你的社区' : message)
    }
  }

  return {
    list: {
      ...list,
      items: list.items.filter((each) => each.reportId !== reportId).sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0)),
    },
    text,
    type: (next: string) => {
      setText(next)
      setProblem(undefined)
    },
    problem,
    find: () => run(find),
    finding: busy,
    /** The one that was chosen, to be looked at before it is confirmed. */
    target,
    choose: setTarget,
  }
}
