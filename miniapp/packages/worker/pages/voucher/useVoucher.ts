import { stateOf } from '@miniapp/components/VoucherTicket'
import { useVoucherLoad } from '@miniapp/lib/answers/useVouchers'
import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** While a live voucher is shown the clerk may redeem it any moment: asked again this often. Milliseconds. */
const WATCH_MS = 4_000

/** One of my vouchers, watched while it is live, and giving it back. */
export function useVoucher() {
  const voucherId = useParam<'worker/voucher'>('id')
  const load = useVoucherLoad(voucherId)
  const { write, busy } = useWrite(api.meals.cancel)
  const [asking, ask] = useState(false)
  const [seen, setSeen] = useState(true)
  const live = load.data ? stateOf(load.data) === 'issued' : false
  const { reload, refresh } = load

  useDidShow(() => setSeen(true))
  useDidHide(() => setSeen(false))

  useEffect(() => {
    if (!live || !seen) return
    const timer = setInterval(refresh, WATCH_MS)
    return () => clearInterval(timer)
  }, [live, seen, refresh])

  async function cancel(): Promise<void> {
    if ((await said(write({ voucherId }), '已退回，积分到账了')) === undefined) return
    ask(false)
    await reload()
  }

  return { load, cancel, busy, asking, ask }
}
