import type { Load } from '@miniapp/lib/load/useLoad'
import { useTick } from '@miniapp/lib/load/useTick'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useEffect } from 'react'
import { keepAwake } from './awake'
import { type Codes, type CurrentCode, codeAt } from './codes'

/** When the codes at hand last no longer than this, more are fetched: time for many tries on a weak network. */
const REFILL_MS = 240_000
/** Between two tries. Milliseconds. */
const RETRY_MS = 20_000
const TICK_MS = 500

/** The digits of this moment on a phone that stays lit; more of them are fetched long before they run out. */
export function useCodes(load: Load<Codes>): CurrentCode | undefined {
  const nowMs = useTick(TICK_MS)
  const current = load.data ? codeAt(load.data, nowMs) : undefined
  // An older copy is being asked anew already.
  const short = load.state === 'ready' && load.fresh && (current?.lastsMs ?? 0) < REFILL_MS
  const { reload } = load

  useEffect(() => {
    if (!short) return
    reload()
    const timer = setInterval(reload, RETRY_MS)
    return () => clearInterval(timer)
  }, [short, reload])

  useDidShow(() => keepAwake(true))
  useDidHide(() => keepAwake(false))
  useUnload(() => keepAwake(false))

  return current
}
