import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { now } from '../clock'

/** The server's clock, redrawn every `everyMs` while the page is seen. Epoch milliseconds. */
export function useTick(everyMs: number): number {
  const [moment, setMoment] = useState(now)
  const [seen, setSeen] = useState(true)
  useDidShow(() => setSeen(true))
  useDidHide(() => setSeen(false))
  useEffect(() => {
    if (!seen) return
    setMoment(now())
    const timer = setInterval(() => setMoment(now()), everyMs)
    return () => clearInterval(timer)
  }, [seen, everyMs])
  return moment
}
