import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { dayOf, yearOf } from '@shared/rules/time/day'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

export type Duty = Outputs['worklog']['duties']['items'][number]
export type Figure = Outputs['worklog']['figures']['categories'][number]
/** What is about to be written down. */
export type Draft = Omit<Inputs['worklog']['add'], 'id' | 'communityId'>

/** A community's work log: what it has to do again, what it did this year, and what is being written down. */
export function useLog() {
  const community = useCommunity()
  const communityId = community.chosen?.communityId ?? ''
  const figures = useLoad(() => api.worklog.figures({ communityId, year: yearOf(now()) }), [communityId], {
    when: communityId !== '',
    cache: `log:${communityId}`,
  })
  const duties = useMore(figures.data?.duties, (cursor) => api.worklog.duties({ communityId, cursor }), [communityId])
  const [draft, setDraft] = useState<Draft>()
  const [leaving, leave] = useState<Duty>()
  const adding = useWrite(api.worklog.add)
  const skipping = useWrite(api.worklog.skip)
  const begin = (given: Partial<Draft> & { categoryId: string }) =>
    setDraft({ day: dayOf(now()), quantity: 1, ...given })

  async function save(done: Draft): Promise<void> {
    if (!(await said(adding.write({ communityId, ...done }), '记好了'))) return
    setDraft(undefined)
    await figures.reload()
  }

  async function skip(reason: string): Promise<void> {
    if (!leaving) return
    if (!(await said(skipping.write({ dutyId: leaving.dutyId, reason }), '这次不做，已记下原因'))) return
    leave(undefined)
    await figures.reload()
  }

  return {
    ...{ community, communityId, figures, duties, draft, begin, save, leaving, leave, skip },
    close: () => setDraft(undefined),
    busy: adding.busy || skipping.busy,
  }
}
