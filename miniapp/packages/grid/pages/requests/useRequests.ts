import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

export type ChangeRequest = Outputs['identity']['changeRequests']['items'][number]
type Decision = Inputs['identity']['decideChange']['decision']

/** What members ask of the chosen community, and deciding it. */
export function useRequests() {
  const community = useCommunity({ first: useParam<'grid/requests'>('community') })
  const communityId = community.chosen?.communityId ?? ''
  const list = usePages((at) => api.identity.changeRequests({ communityId, ...at }), [communityId], {
    when: communityId !== '',
  })
  const [asked, ask] = useState<{ request: ChangeRequest; decision: Decision }>()
  const { write, busy } = useWrite(api.identity.decideChange)

  async function decide(reason: string): Promise<void> {
    if (!asked) return
    const { memberId, kind, at } = asked.request
    const sent = write({ memberId, kind, decision: asked.decision, seen: at, reason })
    if (!(await said(sent, asked.decision === 'approved' ? '已办好' : '已告知对方', { overtaken: [409] }))) return
    ask(undefined)
    await list.reload()
  }

  return { community, list, asked, ask, decide, busy }
}
