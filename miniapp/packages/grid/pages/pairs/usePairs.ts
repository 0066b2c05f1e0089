import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

export type Pair = Outputs['pairs']['mine']['items'][number]
type Show = 'mine' | 'unpaired'

/** The workers one is the contact person of, and those of a community who have nobody. */
export function usePairs() {
  const first = useParam<'grid/pairs'>('show')
  const [show, setShow] = useState<Show>(first === 'unpaired' ? 'unpaired' : 'mine')
  const community = useCommunity()
  const communityId = community.chosen?.communityId ?? ''
  const mine = usePages((at) => api.pairs.mine(at), [], { when: show === 'mine', cache: 'pairs' })
  const unpaired = usePages((at) => api.pairs.list({ communityId, show: 'unpaired', ...at }), [communityId], {
    when: show === 'unpaired' && communityId !== '',
  })
  const [asked, ask] = useState<Pair>()
  const giving = useWrite(api.pairs.assign)
  const memberId = useSession()?.me.memberId

  async function take(): Promise<void> {
    if (!asked || memberId === undefined) return
    const given = giving.write({ memberId: asked.memberId, staffId: memberId })
    if (!(await said(given, '结好对了', { overtaken: ['PAIR_CHANGED'] }))) return
    ask(undefined)
    await unpaired.reload()
  }

  return { show, setShow, mine, unpaired, community, asked, ask, take, busy: giving.busy }
}
