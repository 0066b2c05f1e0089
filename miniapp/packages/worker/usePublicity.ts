import { api } from '@miniapp/lib/api'
import { asApiError } from '@miniapp/lib/apiError'
import { buzz, tell, tellError } from '@miniapp/lib/feedback'
import { useLoad } from '@miniapp/lib/useLoad'
import { useWrite } from '@miniapp/lib/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

type Publicity = Outputs['safety']['publicity']

/** Whether one of my reports is public, and asking once that somebody looks again. */
export function usePublicity(reportId: string) {
  const load = useLoad(() => askPublicity(reportId), [reportId], { cache: `publicity:${reportId}` })
  const [asking, ask] = useState(false)
  const { write, busy } = useWrite((input: { reportId: string; text: string } & { id: string }) =>
    api.safety.appeal(input),
  )

  async function appeal(text: string): Promise<void> {
    try {
      if (!(await write({ reportId, text }))) return
      buzz()
      tell('已申诉，会由另一位工作人员再看')
    } catch (error) {
      tellError(error)
      if (asApiError(error).code !== 'APPEAL_NOT_POSSIBLE') return
    }
    ask(false)
    await load.reload()
  }

  return { load, asking, ask, appeal, busy }
}

/** A report of this moment is not being screened yet: that is the same as waiting for it. */
async function askPublicity(reportId: string): Promise<Publicity> {
  try {
    return await api.safety.publicity({ reportId })
  } catch (error) {
    if (asApiError(error).code !== 'NOT_FOUND') throw error
    return { reportId, state: 'pending', canAppeal: false, confidential: false }
  }
}
