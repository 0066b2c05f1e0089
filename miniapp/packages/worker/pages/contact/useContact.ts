import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { callPhone } from '@miniapp/lib/phone/call'
import { tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import type { CallTime, PairWish } from '@shared/rules/duties/pairs'
import { dayOf } from '@shared/rules/time/day'
import { useState } from 'react'

export type Own = Outputs['pairs']['own']

/** One's contact person: call them, say that one spoke, when one likes to be called, and whether one wants another. */
export function useContact() {
  const load = useLoad(() => api.pairs.own({}), [], { cache: 'contact' })
  const [open, setOpen] = useState<'spoke' | PairWish>()
  const calling = useWrite(api.pairs.call)
  const saying = useWrite(api.pairs.say)
  const asking = useWrite(api.pairs.ask)

  const shown = (own: Own) => {
    load.put(own)
    setOpen(undefined)
  }

  async function call(): Promise<void> {
    const found = await calling.write({}).catch(tellError)
    if (!found) return
    // When the app comes back it asks.
    setOpen('spoke')
    callPhone(found.phone)
  }

  const wrote = async (write: Promise<Own | undefined>, words: string) => {
    let own: Own | undefined
    const done = await said(
      write.then((answer) => {
        own = answer
        return answer
      }),
      words,
    )
    if (done && own) shown(own)
  }

  return {
    ...{ load, open, setOpen, call },
    spoke: () => wrote(saying.write({ day: dayOf(now()), medium: 'call' }), '记好了'),
    at: (callTime: CallTime) => wrote(asking.write({ callTime }), '记好了'),
    want: (wish: PairWish | 'keep') => wrote(asking.write({ wish }), '记好了'),
    busy: saying.busy || asking.busy,
    calling: calling.busy,
  }
}
