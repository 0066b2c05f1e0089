import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { DECIDED, type Outcome } from '@shared/rules/reports/publicity'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

export type Review = Outputs['safety']['reviews']['items'][number]

/** What is on the screen is not true any more, or not for this person to decide. */
const GONE = ['REVIEW_CHANGED', 'NOT_FOUND', 'OTHER_REVIEWER', 'FORBIDDEN']

/** What staff of a community have to look at before, or although, the public sees it. */
export function useReviews() {
  const community = useCommunity()
  const communityId = community.chosen?.communityId ?? ''
  const list = usePages((at) => api.safety.reviews({ communityId, ...at }), [communityId], {
    when: communityId !== '',
  })
  /** What a reason is asked for. */
  const [asking, ask] = useState<{ review: Review; outcome: Exclude<Outcome, 'show'> }>()
  const { write, busy } = useWrite(api.safety.decide)

  async function decide({ reportId, version }: Review, outcome: Outcome, reason = ''): Promise<void> {
    if (!(await said(write({ reportId, version, outcome, reason }), DECIDED[outcome], { overtaken: GONE }))) return
    ask(undefined)
    await list.reload()
  }

  return { community, list, asking, ask, decide, busy }
}
