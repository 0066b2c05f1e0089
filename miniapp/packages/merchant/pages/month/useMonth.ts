import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { dismissed, tellError } from '@miniapp/lib/phone/feedback'
import { shareText } from '@miniapp/lib/phone/shareText'
import { useState } from 'react'
import { useAnnul } from '../../useAnnul'
import { useShopId } from '../../useShopId'

/** A shop's statement of a month: its records, the table, and closing it. */
export function useMonth() {
  const merchantId = useShopId()
  const month = useParam<'merchant/month'>('month')
  const at = { merchantId, month }
  const list = usePages((page) => api.shops.month({ ...at, ...page }), [merchantId, month], {
    cache: `month:${merchantId}:${month}`,
  })
  const { write, busy: closing } = useWrite(api.shops.closeMonth)
  const [asking, ask] = useState(false)
  const [saving, run] = useBusy()

  async function close(): Promise<void> {
    if (!(await said(write(at), '已结清', { overtaken: [409] }))) return
    ask(false)
    await list.reload()
  }

  const handOver = (name: string, content: string) =>
    shareText(name, content).catch(dismissed('没有保存成功，请再试一次'))
  const table = () =>
    run(async () => {
      const file = await api.shops.monthCsv(at).catch(tellError)
      if (file) await handOver(file.name, file.csv)
    })
  const sheet = () =>
    run(async () => {
      const file = await api.shops.monthSheet(at).catch(tellError)
      if (file) await handOver(file.name, file.html)
    })

  const annul = useAnnul(merchantId, list.items, list.reload)
  const { mayClose = false, mayAnnul = false } = list.data ?? {}
  return { list, mayClose, mayAnnul, annul, close, closing, asking, ask, table, sheet, saving }
}
