import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Inputs } from '@shared/contract/contract'
import { useState } from 'react'
import type { Redemption } from './components/RedemptionLine'

type Annulment = Omit<Inputs['shops']['annul'], 'id'>

/** Taking a redemption back: which one is asked about, and the write. */
export function useAnnul(merchantId: string, items: readonly Redemption[], reload: () => Promise<void>) {
  const [asked, ask] = useState<Redemption>()
  const { write, busy } = useWrite((input: Annulment & { id: string }) => api.shops.annul(input))
  const annulled = new Set(items.map(({ annuls }) => annuls))

  async function annul(reason: string): Promise<void> {
    if (!asked) return
    try {
      if (!(await write({ merchantId, redemptionId: asked.id, reason }))) return
      buzz()
      tell('已更正，积分退回给顾客')
    } catch (error) {
      tellError(error)
      if (asApiError(error).status !== 409) return
    }
    ask(undefined)
    await reload()
  }

  /** What a tap on a line's correction does; undefined where there is nothing left to correct. */
  const onAnnul = (redemption: Redemption) =>
    redemption.outcome === 'redeemed' && !annulled.has(redemption.id) ? () => ask(redemption) : undefined

  return { asked, close: () => ask(undefined), annul, busy, onAnnul }
}

export type Annul = ReturnType<typeof useAnnul>
