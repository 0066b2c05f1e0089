import { useStreet } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { usePages } from '@miniapp/lib/load/usePages'
import { useTick } from '@miniapp/lib/load/useTick'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { monthOf } from '@shared/rules/points/settlement'
import { EXPORT_LIMITS, type ExportKind, monthsBetween } from '@shared/rules/reports/reportExport'
import { dayOf } from '@shared/rules/time/day'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

export type Ordered = Outputs['reports']['exports']['items'][number]
type Wish = Omit<Inputs['reports']['startExport'], 'id'>

/** While a table is made, the list asks so often. */
const ASK_MS = 3_000

/** Tables that were ordered, and ordering one. No copy stays on the phone. */
export function useExports() {
  const street = useStreet()
  const list = usePages(api.reports.exports, [])
  const { write, busy } = useWrite(api.reports.startExport)
  const [opening, run] = useBusy()
  const thisMonth = monthOf(dayOf(now()))
  const [kind, setKind] = useState<ExportKind>('reports')
  const [communityId, setCommunity] = useState<string>()
  const [fromMonth, setFrom] = useState(thisMonth)
  const [toMonth, setTo] = useState(thisMonth)

  const isMaking = list.items.some(({ state }) => state === 'waiting' || state === 'running')
  const tick = useTick(ASK_MS)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every tick asks once
  useEffect(() => {
    if (isMaking) void list.refresh()
  }, [tick])

  async function order(wish: Wish): Promise<void> {
    if (!(await write(wish).catch(tellError))) return
    buzz()
    await list.reload()
  }

  /** The phone may not fetch files from there; a computer's browser opens the link. */
  const copyLink = ({ exportId }: Ordered) =>
    run(async () => {
      const found = await api.reports.export({ exportId }).catch(tellError)
      if (!found?.url) return
      await Taro.setClipboardData({ data: found.url })
        .then(() => tell('已复制，请在电脑浏览器里打开，10 分钟内有效'))
        .catch(() => tell('没有复制上，请再试'))
    })

  const problem = !communityId
    ? '还差社区'
    : monthsBetween(fromMonth, toMonth)
      ? undefined
      : `月份从前到后，最多 ${EXPORT_LIMITS.months} 个月`

  return {
    ...{ street, list, busy, opening, copyLink, problem, thisMonth },
    form: { kind, setKind, communityId, setCommunity, fromMonth, setFrom, toMonth, setTo },
    start: async () => {
      if (communityId && !problem) await order({ kind, communityId, fromMonth, toMonth })
    },
    again: ({ kind, communityId, fromMonth, toMonth }: Ordered) => order({ kind, communityId, fromMonth, toMonth }),
  }
}
