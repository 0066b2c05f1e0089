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

/** A month's list; nothing where one's communities have no committee. */
async function listOf(committeeId: string, month: string): Promise<List | undefined> {
  const id = committeeId || (await api.servicelists.committees({})).items[0]?.committeeId
  return id === undefined ? undefined : api.servicelists.list({ committeeId: id, month })
}

/** This month's list of a committee, of one's first without its id; and what is said of an item of it. */
export function useServiceList(asked: string) {
  const month = monthOf(dayOf(now()))
  const load = useLoad(() => listOf(asked, month), [asked, month], { cache: `services:${asked}` })
  const committeeId = load.data?.committeeId ?? ''
  const [ticking, tick] = useState<Item>()
  const [dropping, drop] = useState<Item>()
  const { write, busy } = useWrite(api.servicelists.tick)

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
    ...{ load, ticking, tick, dropping, drop, busy },
    done: (served: number) => ticking && ended(ticking, { outcome: 'done', served }),
    dropped: (reason: string) => dropping && ended(dropping, { outcome: 'dropped', reason }),
  }
}
