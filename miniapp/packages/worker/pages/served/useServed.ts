import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { dropServed, keepServed, sendServed, useKeptServed } from '@miniapp/lib/offline/keptServed'
import { tell } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { waitsForStaff } from '@shared/rules/duties/served'
import { isActive } from '@shared/rules/duties/term'
import { useState } from 'react'

export type Mine = Outputs['terms']['mine']
export type ServedEntry = Mine['served']['items'][number]
export type Draft = Omit<Inputs['terms']['log'], 'id' | 'termId'>

/** What the caller does by their terms: written down, sent when there is a network, taken back. */
export function useServed() {
  const load = useLoad(() => api.terms.mine({}), [], { cache: 'terms' })
  const list = useMore(load.data?.served, (cursor) => api.terms.served({ cursor }), [])
  const kept = useKeptServed()
  const [logging, setLogging] = useState(false)
  const [wrong, setWrong] = useState<ServedEntry>()
  const taking = useWrite(api.terms.takeBack)
  /** By the clock of this moment: a term that ended while the page was open takes nothing. */
  const term = load.data?.terms.find((each) => isActive(each, now()))

  async function save(draft: Draft): Promise<void> {
    if (!term) return
    const input = { id: newId(), termId: term.termId, ...draft }
    if (!keepServed(input)) {
      tell('手机里等着发的太多了，先连上网发出去')
      return
    }
    setLogging(false)
    tell(waitsForStaff(draft.categoryId, draft.quantity) ? '已记下，数量大，等工作人员确认' : '记好了')
    await sendServed()
    await load.reload()
  }

  async function takeBack(reason: string): Promise<void> {
    if (!wrong) return
    const write = taking.write({ servedId: wrong.servedId, reason })
    if (!(await said(write, '已冲正，两条都看得到', { overtaken: ['ENTRY_REVERSED'] }))) return
    setWrong(undefined)
    await load.reload()
  }

  return {
    ...{ load, list, kept, term, logging, setLogging, save, wrong, setWrong, takeBack },
    drop: dropServed,
    busy: taking.busy,
  }
}
