import { api } from '@miniapp/lib/api/api'
import { SETTING, said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { MAX_AWARD, MAX_POINT_FEN } from '@shared/rules/people/corrections'
import { useState } from 'react'

interface Typed {
  fen: string
  limit: string
}

/** What a point is worth to a shop and above what two people decide: as it is, and as it is being changed. */
export function useSettings() {
  const list = usePages(api.points.settings, [])
  const [typed, setTyped] = useState<Typed>()
  const { write, busy } = useWrite(api.points.saveSettings)
  const data = list.data
  const values = typed ?? { fen: String(data?.pointFen ?? ''), limit: String(data?.secondPersonAbove ?? '') }
  const fen = Number(values.fen)
  const limit = Number(values.limit)
  const isChanged = data !== undefined && (fen !== data.pointFen || limit !== data.secondPersonAbove)
  const problem =
    values.fen === '' || values.limit === ''
      ? '请填完整'
      : fen > MAX_POINT_FEN
        ? `每分最多折合 ${MAX_POINT_FEN} 分钱`
        : limit > MAX_AWARD
          ? `审批分数最多 ${MAX_AWARD}`
          : undefined

  async function save(): Promise<void> {
    if (!data || problem) return
    const sent = write({ version: data.version, pointFen: fen, secondPersonAbove: limit })
    if (!(await said(sent, '已保存', SETTING))) return
    await list.reload()
    setTyped(undefined)
  }

  return {
    ...{ list, values, fen, limit, isChanged, problem, save, busy },
    type: (change: Partial<Typed>) => {
      const digits = Object.fromEntries(Object.entries(change).map(([key, text]) => [key, text.replace(/\D/g, '')]))
      setTyped({ ...values, ...digits })
    },
  }
}
