import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useState } from 'react'
import type { Redemption } from './components/RedemptionLine'

/** Taking a redemption back: which one is asked about, and the write. */
export function useAnnul(merchantId: string, items: readonly Redemption[], reload: () => Promise<void>) {
  const [asked, ask] = useState<Redemption>()
  const { write, busy } = useWrite(api.shops.annul)
  const annulled = new Set(items.map(({ annuls }) => annuls))

  async function annul(reason: string): Promise<void> {
    if (!asked) return
    const sent = write({ merchantId, redemptionId: asked.id, reason })
    if (!(await said(sent, '已更正，积分退回给顾客', { overtaken: [409] }))) return
    ask(undefined)
    await reload()
  }

  /** What a tap on a line's correction does; undefined where there is nothing left to correct. */
  const onAnnul = (redemption: Redemption) =>
    redemption.outcome === 'redeemed' && !annulled.has(redemption.id) ? () => ask(redemption) : undefined

  return { asked, close: () => ask(undefined), annul, busy, onAnnul }
}

export type Annul = ReturnType<typeof useAnnul>
