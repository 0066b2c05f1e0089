import type { Entry } from '@miniapp/components/EntryRow'
import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { tell } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { MAX_AWARD } from '@shared/rules/people/corrections'
import { sayOutcome } from '@shared/rules/reports/outcomes'
import { useState } from 'react'

type Outcome = Outputs['points']['award']

/** One member's points in an administrator's hands: look, award, reverse an entry. */
export function useMemberPoints() {
  const memberId = useParam<'admin/member'>('id')
  const list = usePages((at) => api.points.member({ memberId, ...at }), [memberId])
  const [awarding, setAwarding] = useState(false)
  const [amount, setAmount] = useState('')
  const [entry, setEntry] = useState<Entry>()
  const award = useWrite(api.points.award)
  const reverse = useWrite(api.points.reverse)

  const close = () => {
    setAwarding(false)
    setEntry(undefined)
  }
  async function does(write: Promise<Outcome | undefined>): Promise<void> {
    const ended = await said(write, sayOutcome)
    if (ended === undefined) return
    if (ended) {
      close()
      setAmount('')
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
