import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { sayOutcome } from '@shared/rules/outcomes'
import { useState } from 'react'

export type Proposed = Outputs['points']['proposals']['items'][number]
export type List = Inputs['points']['proposals']['list']

/** What waits for a second administrator, or was decided; and deciding it. */
export function useApprovals() {
  const [list, setList] = useState<List>('open')
  const [asked, setAsked] = useState<{ proposal: Proposed; decision: 'approve' | 'decline' }>()
  const load = usePages((cursor) => api.points.proposals({ list, ...(cursor ? { cursor } : {}) }), [list])
  const { write, busy } = useWrite<Omit<Inputs['points']['decide'], 'id'>, Outputs['points']['decide']>(
    api.points.decide,
  )

  async function decide(reason: string): Promise<void> {
    if (!asked) return
    try {
      const outcome = await write({ proposalId: asked.proposal.id, decision: asked.decision, reason })
      if (!outcome) return
      buzz()
      tell(sayOutcome(outcome))
    } catch (error) {
      tellError(error)
      if (asApiError(error).code !== 'PROPOSAL_DECIDED') return
    }
    setAsked(undefined)
    await load.refresh()
  }
  return { list, setList, load, asked, setAsked, busy, decide }
}
