import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type Followed = Outputs['reports']['followed']['items'][number]

/** Reports of others that I follow, newest first, and leaving one after being asked. */
export function useFollowed() {
  const list = usePages((cursor) => api.reports.followed({ ...(cursor ? { cursor } : {}) }), [], { cache: 'followed' })
  const { write, busy } = useWrite((input: { reportId: string } & { id: string }) => api.reports.unfollow(input))
  const [leaving, ask] = useState<Followed>()

  async function leave(): Promise<void> {
    if (!leaving) return
    try {
      if (!(await write({ reportId: leaving.reportId }))) return
      ask(undefined)
      tell('已取消关注')
      await list.reload()
    } catch (error) {
      tellError(error)
    }
  }

  return { list, leaving, ask, leave, busy }
}
