import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { useSession } from '@miniapp/lib/session/session'
import { runsShop } from '@shared/rules/people/roles'
import { sumOf } from '@shared/rules/points/settlement'
import { addDays, dayOf } from '@shared/rules/time/day'
import { useState } from 'react'
import { useAnnul } from '../../useAnnul'
import { useShopId } from '../../useShopId'

export const DAYS = { today: '今天', yesterday: '昨天' } as const
type DayKey = keyof typeof DAYS

/** A shop rarely has more in a day; the rest comes page by page. */
const PAGE = 50

/** The shop's redemptions of today or yesterday, and what those loaded so far add up to. */
export function useRedemptions() {
  const [dayKey, setDayKey] = useState<DayKey>('today')
  const today = dayOf(now())
  const day = dayKey === 'today' ? today : addDays(today, -1)
  const list = usePages((at) => api.meals.redemptions({ day, limit: PAGE, ...at }), [day], {
    cache: `redemptions:${day}`,
  })
  const sum = sumOf(list.items, 0)
  const merchantId = useShopId()
  const grants = useSession()?.me.grants ?? []
  const annul = useAnnul(merchantId, list.items, list.reload)
  return {
    dayKey,
    setDayKey,
    list,
    count: sum.vouchers,
    points: sum.points,
    mayAnnul: runsShop(grants, merchantId),
    annul,
  }
}
