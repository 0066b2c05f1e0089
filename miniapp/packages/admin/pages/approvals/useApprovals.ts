import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { sayOutcome } from '@shared/rules/reports/outcomes'
import { useState } from 'react'

export type Proposed = Outputs['points']['proposals']['items'][number]
export type List = Inputs['points']['proposals']['list']

/** What waits for a second administrator, or was decided; and deciding it. */
export function useApprovals() {
  const [list, setList] = useState<List>('open')
  const [asked, setAsked] = useState<{ proposal: Proposed; decision: 'approve' | 'decline' }>()
  const load = usePages((at) => api.points.proposals({ list, ...at }), [list])
  const { write, busy } = useWrite(api.points.decide)

  async function decide(reason: string): Promise<void> {
    if (!asked) return
    const sent = write({ proposalId: asked.proposal.id, decision: asked.decision, reason })
    if (!(await said(sent, sayOutcome, { overtaken: ['PROPOSAL_DECIDED'] }))) return
    setAsked(undefined)
    await load.refresh()
  }
  return { list, setList, load, asked, setAsked, busy, decide }
}
