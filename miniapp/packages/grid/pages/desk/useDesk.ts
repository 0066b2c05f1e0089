import { api } from '@miniapp/lib/api/api'
import { type ApiError, asApiError } from '@miniapp/lib/api/apiError'
import { said } from '@miniapp/lib/load/said'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { buzz, buzzLong, tell, tellError } from '@miniapp/lib/phone/feedback'
import { scan } from '@miniapp/lib/phone/scan'
import type { Outputs } from '@shared/contract/contract'
import { useEffect, useRef, useState } from 'react'
import { readDeskScene } from './scene'

type Asking = Outputs['desk']['look'] & { code: string }

/** Signing in at a PC by scanning its code, and the PCs one is signed in at. */
export function useDesk() {
  const scanned = readDeskScene(useParam<'grid/desk'>('scene'))
  const load = useLoad(() => api.desk.desks({}), [])
  const desks = useMore(load.data, (cursor) => api.desk.desks({ cursor }), [])
  const [asking, setAsking] = useState<Asking>()
  const [problem, setProblem] = useState<ApiError>()
  const [done, setDone] = useState<'approved' | 'refused'>()
  const [busy, run] = useBusy()

  const look = (code: string) =>
    run(async () => {
      setProblem(undefined)
      setDone(undefined)
      try {
        setAsking({ ...(await api.desk.look({ code })), code })
      } catch (error) {
        setAsking(undefined)
        setProblem(asApiError(error))
      }
    })

  async function byScan(): Promise<void> {
    const text = await scan()
    if (text === undefined) return
    const code = readDeskScene(text)
    if (code) await look(code)
    else tell('这不是电脑登录码，请扫电脑屏幕上的码')
  }

  const pick = (digits: string) =>
    run(async () => {
      if (!asking) return
      const { code } = asking
      try {
        await api.desk.approve({ code, digits })
        buzz()
        setDone('approved')
        setAsking(undefined)
        await load.refresh()
      } catch (thrown) {
        buzzLong()
        const error = asApiError(thrown)
        // The numbers have changed on both sides: what asks is looked at anew.
        const again = error.code === 'LOGIN_NUMBER' ? await api.desk.look({ code }).catch(() => undefined) : undefined
        setAsking(again && { ...again, code })
        setProblem(error)
      }
    })

  const refuse = () =>
    run(async () => {
      if (!asking) return
      if (!(await api.desk.refuse({ code: asking.code }).catch(tellError))) return
      setDone('refused')
      setAsking(undefined)
    })

  const end = (sessionId: string) =>
    run(async () => {
      if (await said(api.desk.endDesk({ sessionId }), '已退出', { quiet: true })) await load.refresh()
    })

  const begun = useRef(false)
  // Opened by scanning with WeChat itself: that was the person's tap, so it goes on at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (!scanned || begun.current) return
    begun.current = true
    look(scanned)
  }, [])

  return { load, desks, asking, problem, done, busy, byScan, pick, refuse, end } as const
}
