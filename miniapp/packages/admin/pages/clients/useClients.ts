import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'

export type Client = Outputs['reports']['clients']['items'][number]
/** What the sheet is for: a name for a new one, the key that is shown this once, or taking one away. */
export type ClientSheet = { is: 'new' } | { is: 'key'; name: string; key: string } | { is: 'revoke'; client: Client }

/** Programs that may send reports by Open311. No copy stays on the phone, and a key is never kept. */
export function useClients() {
  const list = usePages(api.reports.clients, [])
  const [sheet, setSheet] = useState<ClientSheet>()
  const adding = useWrite(api.reports.addClient)
  const revoking = useWrite(api.reports.revokeClient)

  async function add(name: string): Promise<void> {
    const made = await adding.write({ name }).catch(tellError)
    if (!made) return
    buzz()
    setSheet({ is: 'key', name, key: made.key })
    await list.reload()
  }

  async function revoke({ clientId }: Client): Promise<void> {
    const overtaken = ['SETTING_CHANGED', 'NOT_FOUND']
    if (!(await said(revoking.write({ clientId }), '已停用，密钥马上失效', { overtaken }))) return
    setSheet(undefined)
    await list.reload()
  }

  const copy = (key: string) => {
    Taro.setClipboardData({ data: key }).catch(() => tell('没有复制上，请长按密钥复制'))
  }

  return { list, sheet, setSheet, add, revoke, copy, busy: adding.busy || revoking.busy }
}
