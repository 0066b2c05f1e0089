import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type Followed = Outputs['reports']['followed']['items'][number]

/** Reports of others that I follow, newest first, and leaving one after being asked. */
export function useFollowed() {
  const list = usePages(api.reports.followed, [], { cache: 'followed' })
  const { write, busy } = useWrite(api.reports.unfollow)
  const [leaving, ask] = useState<Followed>()

  async function leave(): Promise<void> {
    if (!leaving) return
    if (!(await said(write({ reportId: leaving.reportId }), '已取消关注', { quiet: true }))) return
    ask(undefined)
    await list.reload()
  }

  return { list, leaving, ask, leave, busy }
}
