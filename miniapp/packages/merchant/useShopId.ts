import { useParam } from '@miniapp/lib/navigation/useParam'
import { useSession } from '@miniapp/lib/session/session'

/** The shop a page is about: the one its address names, or else one's own. */
export function useShopId(): string {
  const named = useParam<'merchant/offers'>('shop')
  const grants = useSession()?.me.grants ?? []
  const own = grants.flatMap((grant) => (grant.role === 'merchant' ? [grant.merchantId] : []))
  return named || (own[0] ?? '')
}
