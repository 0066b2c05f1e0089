import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

export type OpenHours = Outputs['activities']['openHours']['items'][number]

/** Somebody else was faster, or it is not theirs to decide. */
const GONE = ['HOURS_CLOSED', 'NOT_FOUND', 'OWN_HOURS']

/** Who came and did not check out: hours that are closed once, by hand. */
export function useHours() {
  const community = useCommunity({ first: useParam<'grid/hours'>('community') })
  const communityId = community.chosen?.communityId ?? ''
  const list = usePages((at) => api.activities.openHours({ community: communityId, ...at }), [communityId], {
    when: communityId !== '',
  })
  const [closing, setClosing] = useState<OpenHours>()
  const write = useWrite(api.activities.closeHours)

  async function close(minutes: number, reason: string): Promise<void> {
    if (!closing) return
    const { activityId, memberId } = closing
    const sent = write.write({ activityId, memberId, minutes, reason })
    if (!(await said(sent, '时长记上了', { overtaken: GONE }))) return
    setClosing(undefined)
    await list.reload()
  }

  return { community, list, closing, setClosing, close, busy: write.busy }
}
