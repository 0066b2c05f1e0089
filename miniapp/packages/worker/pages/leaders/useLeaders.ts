import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { dayOf } from '@shared/rules/day'
import { monthOf } from '@shared/rules/settlement'
import { useState } from 'react'

/**
 * The street's list of a month, and whether the person stands in it. No copy is kept on the phone: who leaves the list is
 * to be gone from everybody's screen.
 */
export function useLeaders() {
  const thisMonth = monthOf(dayOf(now()))
  const [month, setMonth] = useState(thisMonth)
  const load = useLoad(() => api.insights.leaders({ month }), [month])
  const { write, busy } = useWrite<{ hidden: boolean }, Outputs['insights']['chooseLeaders']>(
    api.insights.chooseLeaders,
  )

  async function hide(hidden: boolean): Promise<void> {
    try {
      const chosen = await write({ hidden })
      if (!chosen) return
      tell(chosen.hidden ? '已退出积分榜' : '已回到积分榜')
      await load.reload()
    } catch (error) {
      tellError(error)
    }
  }

  const firstMonth = `${Number(thisMonth.slice(0, 4)) - 1}${thisMonth.slice(4)}`
  return { load, month, firstMonth, thisMonth, setMonth, hide, busy }
}
