import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

type Publicity = Outputs['safety']['publicity']

const unscreened = (reportId: string): Publicity => ({
  reportId,
  state: 'pending',
  canAppeal: false,
  confidential: false,
})

/** It came with the report, and is as old as that: asked again only after an appeal. Milliseconds. */
const FRESH_MS = 600_000

/** Whether one of my reports is public, and asking once that somebody looks again. It begins with what came with the report. */
export function usePublicity(reportId: string, begin: Publicity = unscreened(reportId)) {
  const load = useLoad(() => askPublicity(reportId), [reportId, JSON.stringify(begin)], {
    orElse: () => ({ at: now(), data: begin }),
    freshFor: FRESH_MS,
  })
  const [asking, ask] = useState(false)
  const { write, busy } = useWrite(api.safety.appeal)

  async function appeal(text: string): Promise<void> {
    const overtaken = ['APPEAL_NOT_POSSIBLE']
    if (!(await said(write({ reportId, text }), '已申诉，会由另一位工作人员再看', { overtaken }))) return
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
    return unscreened(reportId)
  }
}
