import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { DECIDED, type Outcome } from '@shared/rules/publicity'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

export type Review = Outputs['safety']['reviews']['items'][number]

/** What is on the screen is not true any more, or not for this person to decide. */
const GONE = ['REVIEW_CHANGED', 'NOT_FOUND', 'OTHER_REVIEWER', 'FORBIDDEN']

/** What staff of a community have to look at before, or although, the public sees it. */
export function useReviews() {
  const community = useCommunity()
  const communityId = community.chosen?.communityId ?? ''
  const list = usePages((cursor) => api.safety.reviews({ communityId, ...(cursor ? { cursor } : {}) }), [communityId], {
    when: communityId !== '',
  })
  /** What a reason is asked for. */
  const [asking, ask] = useState<{ review: Review; outcome: Exclude<Outcome, 'show'> }>()
  const { write, busy } = useWrite<Omit<Inputs['safety']['decide'], 'id'>, Outputs['safety']['decide']>(
    api.safety.decide,
  )

  async function decide({ reportId, version }: Review, outcome: Outcome, reason = ''): Promise<void> {
    try {
      if (!(await write({ reportId, version, outcome, reason }))) return
      buzz()
      tell(DECIDED[outcome])
    } catch (error) {
      tellError(error)
      if (!GONE.includes(asApiError(error).code)) return
    }
    ask(undefined)
    await list.reload()
  }

  return { community, list, asking, ask, decide, busy }
}
