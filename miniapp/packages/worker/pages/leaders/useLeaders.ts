import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { useState } from 'react'

/**
 * The street's list of a month, and whether the person stands in it. No copy is kept on the phone: who leaves the list is
 * to be gone from everybody's screen.
 */
export function useLeaders() {
  const thisMonth = monthOf(dayOf(now()))
  const [month, setMonth] = useState(thisMonth)
  const load = useLoad(() => api.insights.leaders({ month }), [month])
  const { write, busy } = useWrite(api.insights.chooseLeaders)

  async function hide(hidden: boolean): Promise<void> {
    const words = (chosen: { hidden: boolean }) => (chosen.hidden ? '已退出积分榜' : '已回到积分榜')
    if (await said(write({ hidden }), words, { quiet: true })) await load.reload()
  }

  const firstMonth = `${Number(thisMonth.slice(0, 4)) - 1}${thisMonth.slice(4)}`
  return { load, month, firstMonth, thisMonth, setMonth, hide, busy }
}
