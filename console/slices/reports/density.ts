import { useState } from 'react'

/** How a browser shows the queue; of no person, so it may stay in it. */
const KEY = 'queue-density'

/** Shows the queue in lines of two instead of three, and without pictures: twice as many on a screen. Kept by this browser. */
export function useDensity(): { dense: boolean; setDense: (dense: boolean) => void } {
  const [dense, setDense] = useState(() => localStorage.getItem(KEY) === 'dense')
  return {
    dense,
    setDense: (next) => {
      setDense(next)
      if (next) localStorage.setItem(KEY, 'dense')
      else localStorage.removeItem(KEY)
    },
  }
}
