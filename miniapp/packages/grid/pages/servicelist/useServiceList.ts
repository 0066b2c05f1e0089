import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { useState } from 'react'

export type List = Outputs['servicelists']['list']
export type Item = List['items'][number]

/** This month's list of a committee, and what is said of an item of it. */
export function useServiceList(committeeId: string) {
  const month = monthOf(dayOf(now()))
  const load = useLoad(() => api.servicelists.list({ committeeId, month }), [committeeId, month], {
    cache: `services:${committeeId}`,
  })
  const [ticking, tick] = useState<Item>()
  const [dropping, drop] = useState<Item>()
  const { write, busy } = useWrite(api.servicelists.tick)
  const undoing = useWrite(api.servicelists.untick)

  async function undo({ itemId, month: of }: Item): Promise<void> {
    const back = undoing.write({ committeeId, month: of, itemId })
    if (await said(back, '撤回了', { overtaken: ['LIST_ITEM_OPEN', 'LIST_TICK_KEPT'] })) await load.reload()
  }

  async function ended(
    item: Item,
    what: { outcome: 'done'; served: number } | { outcome: 'dropped'; reason: string },
  ): Promise<void> {
    const { itemId } = item
    const words = what.outcome === 'done' ? '打好勾了' : '已记下原因'
    // An item that was carried over stands in the list of its own month.
    const over = await said(write({ committeeId, month: item.month, itemId, ...what }), words, {
      overtaken: ['LIST_ITEM_TICKED'],
    })
    if (!over) return
    tick(undefined)
    drop(undefined)
    await load.reload()
  }

  return {
    ...{ load, ticking, tick, dropping, drop, undo, busy: busy || undoing.busy },
    done: (served: number) => ticking && ended(ticking, { outcome: 'done', served }),
    dropped: (reason: string) => dropping && ended(dropping, { outcome: 'dropped', reason }),
  }
}
