import type { Entry } from '@miniapp/components/EntryRow'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { MAX_AWARD } from '@shared/rules/corrections'
import { sayOutcome } from '@shared/rules/outcomes'
import { useState } from 'react'

type Outcome = Outputs['points']['award']

/** One member's points in an administrator's hands: look, award, reverse an entry. */
export function useMemberPoints() {
  const memberId = useParam<'admin/member'>('id')
  const list = usePages((cursor) => api.points.member({ memberId, ...(cursor ? { cursor } : {}) }), [memberId])
  const [awarding, setAwarding] = useState(false)
  const [amount, setAmount] = useState('')
  const [entry, setEntry] = useState<Entry>()
  const award = useWrite<Omit<Inputs['points']['award'], 'id'>, Outcome>(api.points.award)
  const reverse = useWrite<Omit<Inputs['points']['reverse'], 'id'>, Outcome>(api.points.reverse)

  const close = () => {
    setAwarding(false)
    setEntry(undefined)
  }
  async function does(write: Promise<Outcome | undefined>): Promise<void> {
    try {
      const outcome = await write
      if (!outcome) return
      buzz()
      close()
      setAmount('')
      tell(sayOutcome(outcome))
    } catch (error) {
      tellError(error)
    }
    await list.refresh()
  }

  return {
    list,
    awarding,
    setAwarding,
    amount,
    setAmount: (value: string) => setAmount(value.replace(/\D/g, '')),
    entry,
    setEntry,
    close,
    busy: award.busy || reverse.busy,
    award: (reason: string) => {
      const points = Number(amount)
      if (points < 1 || points > MAX_AWARD) return tell(`请填 1 到 ${MAX_AWARD} 分`)
      return does(award.write({ memberId, amount: points, reason }))
    },
    reverse: (reason: string) => (entry ? does(reverse.write({ memberId, entryId: entry.id, reason })) : undefined),
  }
}
