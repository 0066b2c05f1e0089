import { api } from './api'
import { useSession } from './session'
import { usePages } from './usePages'

/** My vouchers, newest first. */
export function useVouchers() {
  const session = useSession()
  return usePages((cursor) => api.meals.vouchers({ ...(cursor ? { cursor } : {}) }), [session?.me.memberId], {
    cache: 'vouchers',
  })
}
