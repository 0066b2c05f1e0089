import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

export type Claim = Outputs['terms']['waiting']['items'][number]

/** Somebody else was faster, or it is not theirs to decide. */
const GONE = ['SERVED_DECIDED', 'NOT_FOUND', 'OWN_SERVED']

/** What appointees of a community wrote down and that counts when staff have confirmed it. */
export function useServed() {
  const community = useCommunity()
  const communityId = community.chosen?.communityId ?? ''
  const list = usePages((at) => api.terms.waiting({ communityId, ...at }), [communityId], {
    when: communityId !== '',
  })
  /** What a reason is asked for. */
  const [refused, setRefused] = useState<Claim>()
  const confirming = useWrite(api.terms.confirm)
  const refusing = useWrite(api.terms.refuse)

  async function confirm({ servedId }: Claim): Promise<void> {
    if (await said(confirming.write({ servedId }), '已确认，计入了', { overtaken: GONE })) await list.reload()
  }

  async function refuse(reason: string): Promise<void> {
    if (!refused) return
    const sent = refusing.write({ servedId: refused.servedId, reason })
    if (!(await said(sent, '已退回，本人看得到原因', { overtaken: GONE }))) return
    setRefused(undefined)
    await list.reload()
  }

  return { community, list, refused, setRefused, confirm, refuse, busy: confirming.busy || refusing.busy }
}
