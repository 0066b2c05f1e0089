import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { useAgain } from '@miniapp/lib/load/useAgain'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { usePages } from '@miniapp/lib/load/usePages'
import { useTick } from '@miniapp/lib/load/useTick'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { callPhone } from '@miniapp/lib/phone/call'
import { buzz, buzzLong, tell, tellError } from '@miniapp/lib/phone/feedback'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

/** Somebody looks at it because it burns: what colleagues took is gone soon. Milliseconds. */
const AGAIN_MS = 15_000
const TICK_MS = 15_000

/** The urgent reports of a team that are open, and taking one. */
export function useAlerts() {
  const community = useCommunity({ units: true, first: useParam<'grid/alerts'>('team') })
  const teamId = community.chosen?.communityId ?? ''
  const nowMs = useTick(TICK_MS)
  const list = usePages((at) => api.alerts.list({ teamId, ...at }), [teamId], {
    when: teamId !== '',
    cache: `alerts:${teamId}`,
  })
  useAgain(list.refresh, AGAIN_MS, teamId !== '')
  const [busy, run] = useBusy()
  const { write } = useWrite(api.reports.handle)

  async function take(reportId: string): Promise<void> {
    try {
      if (!(await write({ reportId, move: 'accept' }))) return
      buzz()
      tell('你受理了，上报人已收到消息')
    } catch (thrown) {
      const error = asApiError(thrown)
      if (error.code !== 'MOVE_NOT_ALLOWED') return tellError(error)
      buzzLong()
      tell(await sayWho(reportId, error.message))
    }
    await list.reload()
  }

  const [calling, setCalling] = useState<string>()
  const looking = useWrite(api.reports.revealCaller)

  /** Its sender's number, straight into the telephone. */
  async function call(purpose: string): Promise<void> {
    if (!calling) return
    const sender = await looking.write({ reportId: calling, purpose }).catch(tellError)
    if (!sender) return
    setCalling(undefined)
    callPhone(sender.phone)
  }

  return {
    community,
    list,
    nowMs,
    busy,
    take: (reportId: string) => run(() => take(reportId)),
    /** Whose sender is about to be telephoned; why is asked first. */
    calling,
    setCalling,
    call,
    looking: looking.busy,
  }
}

/** Who was faster, when that can be had; what the server said otherwise. */
async function sayWho(reportId: string, otherwise: string): Promise<string> {
  try {
    const { timeline } = await api.reports.get({ reportId })
    const accepted = timeline.findLast(({ move }) => move === 'accept')
    return accepted ? `${accepted.byLabel} 已经受理了` : otherwise
  } catch {
    // Without who it was, that it was taken is said all the same.
    return otherwise
  }
}
