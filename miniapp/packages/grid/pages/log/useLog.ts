import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { noted, useArrivals, useNotes } from '@miniapp/lib/offline/notes'
import { buzz, tell } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { useSession } from '@miniapp/lib/session/session'
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
  const community = useCommunity({ first: useParam<'grid/log'>('community') })
  const communityId = community.chosen?.communityId ?? ''
  const memberId = useSession()?.me.memberId
  const figures = useLoad(() => api.worklog.figures({ communityId, year: yearOf(now()) }), [communityId], {
    when: communityId !== '',
    cache: `log:${communityId}`,
  })
  const duties = useMore(figures.data?.duties, (cursor) => api.worklog.duties({ communityId, cursor }), [communityId])
  const waiting = useNotes(memberId, 'worklog.add')
  useArrivals(waiting, figures.reload)
  const [begun, setDraft] = useState<Draft>()
  const [writes, setWrites] = useState(useParam<'grid/log'>('write') === 'yes')
  const [leaving, leave] = useState<Duty>()
  const [adding, setAdding] = useState(false)
  const skipping = useWrite(api.worklog.skip)
  const kinds = figures.data?.categories.filter(({ active }) => active) ?? []
  const draftOf = (given: Partial<Draft> & { categoryId: string }): Draft => ({
    day: dayOf(now()),
    quantity: 1,
    ...given,
  })
  const begin = (given: Partial<Draft> & { categoryId: string }) => setDraft(draftOf(given))
  const [first] = kinds
  const draft = begun ?? (writes && first ? draftOf({ categoryId: first.categoryId }) : undefined)
  const close = () => {
    setDraft(undefined)
    setWrites(false)
  }

  /** Through the outbox: written down in a stairwell it is sent when there is a network, under the same id, once. */
  async function save(done: Draft): Promise<void> {
    if (!memberId || adding) return
    setAdding(true)
    const label = kinds.find(({ categoryId }) => categoryId === done.categoryId)?.name ?? ''
    const what = await noted(memberId, label, { id: newId(), route: 'worklog.add', input: { ...done, communityId } })
    setAdding(false)
    if (typeof what === 'object') return tell(what.problem)
    buzz()
    tell(what === 'sent' ? '记好了' : '已存在手机上，有网后自动发送')
    close()
  }

  async function skip(reason: string): Promise<void> {
    if (!leaving) return
    if (!(await said(skipping.write({ dutyId: leaving.dutyId, reason }), '这次不做，已记下原因'))) return
    leave(undefined)
    await figures.reload()
  }

  return {
    ...{ community, communityId, figures, kinds, duties, draft, begin, save, close, leaving, leave, skip },
    waiting,
    busy: adding || skipping.busy,
  }
}
