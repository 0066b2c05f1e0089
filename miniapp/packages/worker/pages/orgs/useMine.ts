import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type Instructed = Outputs['orgs']['mine']['items'][number]
export type OrgDuty = Outputs['orgs']['duties']['items'][number]

/** An instructor's organisations, and what was decided for them to do. */
export function useMine() {
  const mine = useLoad(() => api.orgs.mine({}), [], { cache: 'orgs:mine' })
  const duties = useMore(mine.data?.duties, (cursor) => api.orgs.duties({ cursor }), [])
  const [leaving, leave] = useState<OrgDuty>()
  const settling = useWrite(api.orgs.settle)

  async function settle(dutyId: string, reason?: string): Promise<void> {
    const outcome = reason === undefined ? 'done' : 'skipped'
    const words = reason === undefined ? '办好了' : '已记下原因'
    if (!(await said(settling.write({ dutyId, outcome, reason }), words, { overtaken: ['DUTY_SETTLED'] }))) return
    leave(undefined)
    await mine.reload()
  }

  return { mine, duties, leaving, leave, settle, busy: settling.busy }
}
