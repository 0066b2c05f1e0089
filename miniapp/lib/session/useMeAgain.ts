import { useEffect, useState } from 'react'
import { api } from '../api/api'
import { useAgain } from '../load/useAgain'
import { useLoad } from '../load/useLoad'
import { noticeMe, useSession } from './session'

/** So often while the page is looked at; whenever it is shown again anyway. Milliseconds. */
const EVERY_MS = 60_000
/** So long after the page has what it shows first. Milliseconds. */
const AFTER_MS = 1000

/**
 * Asks what became of one's registration, on a page that does not ask for home: whoever was confirmed meanwhile is not told
 * to wait any longer. Asks nothing once there is nothing to wait for, and not before the page has drawn what it shows first.
 */
export function useMeAgain(isShown = true): void {
  const me = useSession()?.me
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setDrawn(true), AFTER_MS)
    return () => clearTimeout(timer)
  }, [isShown])
  const waits = drawn && me !== undefined && me.status !== 'confirmed'
  const load = useLoad(() => api.identity.me({}), [me?.memberId], { when: waits })
  useAgain(load.refresh, EVERY_MS, waits)
  const fresh = load.state === 'ready' && load.fresh ? load.data : undefined
  useEffect(() => {
    if (fresh) noticeMe(fresh)
  }, [fresh])
}
