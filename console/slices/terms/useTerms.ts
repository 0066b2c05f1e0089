import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import type { Outputs } from '@shared/contract/contract'
import type { ServingPost } from '@shared/rules/duties/posts'

export type Term = Outputs['terms']['list']['items'][number]

const ANEW = [['terms']]

/** Terms of a post: those that run, first to end first; or those that are over. */
export const useTerms = (post: ServingPost, over: boolean) =>
  usePages(['terms', 'list', post, over], (cursor) =>
    api.terms.list({ post, cursor, ...(over ? { over: 'yes' } : {}) }),
  )

/** What waits in a community until somebody confirms it. */
export const useWaiting = (communityId: string) =>
  usePages(['terms', 'waiting', communityId], (cursor) => api.terms.waiting({ communityId, cursor }))

/** What the office does with terms. */
export function useTermActs() {
  return {
    appointing: useAct(api.terms.appoint, { anew: ANEW, say: '已发出，等本人在手机上接受' }),
    ending: useAct(api.terms.end, { anew: ANEW, say: '已解除' }),
    certifying: useAct(api.terms.certify, { anew: ANEW, say: '证明开好了' }),
    confirming: useAct(api.terms.confirm, { anew: ANEW, say: '已确认，计入了' }),
    refusing: useAct(api.terms.refuse, { anew: ANEW, say: '已退回，本人看得到原因' }),
  }
}
