import { now } from '@console/app/clock'
import { useEffect, useState } from 'react'

/** Time left is told in minutes. */
const TICK_MS = 30_000

/** The server's time, anew every half minute. Epoch milliseconds. */
export function useNow(): number {
  const [nowMs, setNow] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setNow(now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
