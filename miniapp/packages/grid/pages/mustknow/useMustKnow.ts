import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useParam } from '@miniapp/lib/navigation/useParam'

/** Notices that must be known; with one in the address, whom of one's own workers it has not reached. No copy stays on the phone. */
export function useMustKnow() {
  const articleId = useParam<'grid/mustknow'>('id')
  const isOne = articleId !== ''
  const notices = usePages((at) => api.articles.mustKnow({ ...at }), [], { when: !isOne })
  const unread = usePages((at) => api.articles.unread({ articleId, ...at }), [articleId], { when: isOne })
  return { isOne, notices, unread }
}
