import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useShopId } from '../../useShopId'

/** A year at once. */
const PAGE = 12

/** A shop's months, newest first. */
export function useMonths() {
  const merchantId = useShopId()
  const list = usePages((at) => api.shops.months({ merchantId, limit: PAGE, ...at }), [merchantId], {
    cache: `months:${merchantId}`,
    when: merchantId !== '',
  })
  return { merchantId, list }
}
