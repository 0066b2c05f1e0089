import { api } from '@miniapp/lib/api'
import { ApiError } from '@miniapp/lib/apiError'
import { buzz, tell, tellError } from '@miniapp/lib/feedback'
import { useLoad } from '@miniapp/lib/useLoad'
import { useParam } from '@miniapp/lib/useParam'
import { useWrite } from '@miniapp/lib/useWrite'
import { useState } from 'react'

type Answer = 'withdraw' | 'confirm' | 'reopen'

const DONE: Record<Answer, string> = { withdraw: '已撤回', confirm: '谢谢，已办结', reopen: '已退回再处理' }

/** One of my reports, and the three answers a reporter may give – those of them that are open now. */
export function useReport() {
  const reportId = useParam('id')
  const load = useLoad(() => api.reports.get({ reportId }), [reportId], { cache: `report:${reportId}` })
  const { write, busy } = useWrite((input: { reportId: string; move: Answer; note: string } & { id: string }) =>
    api.reports.answer(input),
  )
  const [asking, ask] = useState<Answer>()
  const moves = load.data?.moves ?? []

  async function answer(move: Answer, note = ''): Promise<void> {
    try {
      const moved = await write({ reportId, move, note })
      if (!moved) return
      buzz()
      tell(moved.points > 0 ? `${DONE[move]}，得 ${moved.points} 分` : DONE[move])
      ask(undefined)
      await load.reload()
    } catch (error) {
      tellError(error)
      // Somebody else moved it meanwhile: show what it has become.
      if (error instanceof ApiError && error.code === 'MOVE_NOT_ALLOWED') {
        ask(undefined)
        await load.reload()
      }
    }
  }

  return {
    load,
    answer,
    busy,
    asking,
    ask,
    may: { confirm: moves.includes('confirm'), withdraw: moves.includes('withdraw') },
  }
}
