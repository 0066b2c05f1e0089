import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { callPhone } from '@miniapp/lib/phone/call'
import { tellError } from '@miniapp/lib/phone/feedback'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { dayOf } from '@shared/rules/time/day'
import { useState } from 'react'

export type OnePair = Outputs['pairs']['one']
export type Contact = OnePair['contacts']['items'][number]
export type Offer = OnePair['offers'][number]
/** What is about to be written down. */
export type Draft = Omit<Inputs['pairs']['log'], 'id' | 'memberId'>

/** What the looked-at person reads of it. */
const PURPOSE = '结对联系'

/** One worker: call them, write down what came of it, take back what was wrong. */
export function usePair() {
  const memberId = useParam<'grid/pair'>('id')
  const load = useLoad(() => api.pairs.one({ memberId }), [memberId])
  const contacts = useMore(load.data?.contacts, (cursor) => api.pairs.contacts({ memberId, cursor }), [memberId])
  const [draft, setDraft] = useState<Draft>()
  const [wrong, setWrong] = useState<Contact>()
  const looking = useWrite(api.identity.revealContact)
  const logging = useWrite(api.pairs.log)
  const takingBack = useWrite(api.pairs.takeBack)

  const begin = (given: Partial<Draft> = {}) =>
    setDraft({ result: 'reached', medium: 'call', day: dayOf(now()), ...given })

  /** The number is a look; when the app comes back it asks what came of the call. */
  async function call(): Promise<void> {
    const found = await looking.write({ memberId, purpose: PURPOSE }).catch(tellError)
    if (!found) return
    begin()
    callPhone(found.phone)
  }

  async function save(done: Draft): Promise<void> {
    const words = done.result === 'reached' ? '记好了，本月已联系' : '记好了，还要再联系'
    if (!(await said(logging.write({ memberId, ...done }), words, { overtaken: ['CONTACT_COUNTED'] }))) return
    setDraft(undefined)
    await load.reload()
  }

  async function takeBack(reason: string): Promise<void> {
    if (!wrong) return
    const { contactId } = wrong
    const back = takingBack.write({ memberId, contactId, reason })
    if (!(await said(back, '撤回了', { overtaken: ['CONTACT_REVERSED'] }))) return
    setWrong(undefined)
    await load.reload()
  }

  return {
    ...{ load, contacts, draft, begin, save, call, wrong, setWrong, takeBack },
    close: () => setDraft(undefined),
    busy: logging.busy || takingBack.busy,
    calling: looking.busy,
  }
}
