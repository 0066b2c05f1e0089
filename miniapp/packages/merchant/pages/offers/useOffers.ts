import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useShopId } from '../../useShopId'

/** A shop has tens of meals: one page holds them. */
const PAGE = 50

/** A shop's meals, on sale or not. */
export function useOffers() {
  const merchantId = useShopId()
  const list = usePages((at) => api.shops.offers({ merchantId, limit: PAGE, ...at }), [merchantId], {
    cache: `shop-offers:${merchantId}`,
    when: merchantId !== '',
  })
  return { merchantId, list, mayChange: list.data?.mayChange ?? false, name: list.data?.merchantName }
}
