import { useEffect, useRef, useState } from 'react'
import { now } from '../clock'
import { session, useWorking } from './current'
import { isRenewalDue, warningAt } from './keepAlive'

const INPUT = ['keydown', 'pointerdown', 'wheel'] as const
const CHECK_MS = 10_000

/** Keeps the session alive while somebody works, and says what to warn of before it ends. */
export function useKeepAlive() {
  const working = useWorking()
  const renewedAt = useRef(0)
  const inputAt = useRef(now())
  const [warning, setWarning] = useState<ReturnType<typeof warningAt>>()

  // Every renewal answers with a `working` of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what changes with a renewal
  useEffect(() => {
    renewedAt.current = now()
    setWarning(undefined)
  }, [working])

  useEffect(() => {
    const noted = () => {
      inputAt.current = now()
    }
    for (const kind of INPUT) addEventListener(kind, noted, { passive: true })
    return () => {
      for (const kind of INPUT) removeEventListener(kind, noted)
    }
  }, [])

  useEffect(() => {
    const check = () => {
      const at = { working, renewedAt: renewedAt.current, inputAt: inputAt.current, nowMs: now() }
      if (isRenewalDue(at)) void session.renew()
      setWarning(warningAt(at))
    }
    const timer = setInterval(check, CHECK_MS)
    // A PC that slept asks as soon as somebody looks at it again.
    document.addEventListener('visibilitychange', check)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', check)
    }
  }, [working])

  return { warning, goOn: () => session.renew() }
}
