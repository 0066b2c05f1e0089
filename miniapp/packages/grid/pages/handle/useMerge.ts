import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { usePages } from '@miniapp/lib/load/usePages'
import type { Outputs } from '@shared/contract/contract'
import { NO_NUMBER, targetsAmong } from '@shared/rules/reports/mergeTarget'
import { numberIn } from '@shared/rules/reports/reportNumber'
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
  const [found, setFound] = useState<readonly MergeTarget[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, run] = useBusy()

  async function find(): Promise<void> {
    if (!numberIn(text)) return setProblem(NO_NUMBER)
    try {
      const { items } = await api.reports.find({ words: text })
      const { targets, said } = targetsAmong(items, reportId)
      setProblem(said)
      setFound(targets.length > 1 ? targets : [])
      if (targets.length === 1) setTarget(targets[0])
    } catch (error) {
      setProblem(asApiError(error).message)
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
      setFound([])
    },
    problem,
    /** Several that have the number. */
    found,
    find: () => run(find),
    finding: busy,
    /** The one that was chosen, to be looked at before it is confirmed. */
    target,
    choose: setTarget,
  }
}
