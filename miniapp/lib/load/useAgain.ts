import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** Asks again every `everyMs` while the page is seen; a page behind another one, or an app behind, asks nothing. */
export function useAgain(refresh: () => Promise<void>, everyMs: number, when = true): void {
  const [seen, setSeen] = useState(true)
  useDidShow(() => setSeen(true))
  useDidHide(() => setSeen(false))
  useEffect(() => {
    if (!seen || !when) return
    const timer = setInterval(refresh, everyMs)
    return () => clearInterval(timer)
  }, [refresh, everyMs, seen, when])
}
