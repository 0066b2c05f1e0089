import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { noted, useArrivals, useNotes } from '@miniapp/lib/offline/notes'
import { tell } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { useSession } from '@miniapp/lib/session/session'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { SERVED, waitsForStaff } from '@shared/rules/duties/served'
import { isActive } from '@shared/rules/duties/term'
import { useState } from 'react'

export type Mine = Outputs['terms']['mine']
export type ServedEntry = Mine['served']['items'][number]
export type Draft = Omit<Inputs['terms']['log'], 'id' | 'termId'>

/** What the caller does by their terms: written down, sent when there is a network, taken back. */
export function useServed() {
  const load = useLoad(() => api.terms.mine({}), [], { cache: 'terms' })
  const list = useMore(load.data?.served, (cursor) => api.terms.served({ cursor }), [])
  const memberId = useSession()?.me.memberId
  const waiting = useNotes(memberId, 'terms.log')
  useArrivals(waiting, load.reload)
  const [adding, run] = useBusy()
  const [logging, setLogging] = useState(false)
  const [wrong, setWrong] = useState<ServedEntry>()
  const taking = useWrite(api.terms.takeBack)
  /** By the clock of this moment: a term that ended while the page was open takes nothing. */
  const term = load.data?.terms.find((each) => isActive(each, now()))

  /** Through the outbox: written down without a network it is sent later, under the same id, once. */
  const save = (draft: Draft) =>
    run(async () => {
      if (!term || !memberId) return
      const { categoryId, quantity } = draft
      const input = { termId: term.termId, ...draft }
      const what = await noted(memberId, SERVED[categoryId].name, { id: newId(), route: 'terms.log', input })
      if (typeof what === 'object') return tell(what.problem)
      setLogging(false)
      const done = waitsForStaff(categoryId, quantity) ? '已记下，数量大，等工作人员确认' : '记好了'
      tell(what === 'sent' ? done : '已存在手机上，有网后自动发送')
    })

  async function takeBack(reason: string): Promise<void> {
    if (!wrong) return
    const write = taking.write({ servedId: wrong.servedId, reason })
    if (!(await said(write, '已冲正，两条都看得到', { overtaken: ['ENTRY_REVERSED'] }))) return
    setWrong(undefined)
    await load.reload()
  }

  return {
    ...{ load, list, waiting, term, logging, setLogging, save, adding, wrong, setWrong, takeBack },
    busy: taking.busy,
  }
}
