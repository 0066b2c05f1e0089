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

/** The sheet that is open. */
type Open = 'spoke' | PairWish

/** One's contact person: call them, say that one spoke, when one likes to be called, and whether one wants another. */
export function useContact() {
  const load = useLoad(() => api.pairs.own({}), [], { cache: 'contact' })
  const [open, setOpen] = useState<Open>()
  const calling = useWrite(api.pairs.call)
  const saying = useWrite(api.pairs.say)
  const asking = useWrite(api.pairs.ask)

  async function call(): Promise<void> {
    const found = await calling.write({}).catch(tellError)
    if (!found) return
    // When the app comes back it asks.
    setOpen('spoke')
    callPhone(found.phone)
  }

  /** Closes what was answered, and nothing that was opened meanwhile. */
  const wrote = async (write: Promise<Own | undefined>, answered?: Open) => {
    let own: Own | undefined
    const done = await said(
      write.then((answer) => {
        own = answer
        return answer
      }),
      '记好了',
    )
    if (!done || !own) return
    load.put(own)
    setOpen((shown) => (shown === answered ? undefined : shown))
  }

  return {
    ...{ load, open, setOpen, call },
    spoke: () => wrote(saying.write({ day: dayOf(now()), medium: 'call' }), 'spoke'),
    at: (callTime: CallTime) => wrote(asking.write({ callTime })),
    want: (wish: PairWish | 'keep') => wrote(asking.write({ wish }), wish === 'keep' ? undefined : wish),
    busy: saying.busy || asking.busy,
    calling: calling.busy,
  }
}
