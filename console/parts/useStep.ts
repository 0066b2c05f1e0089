import { useEffect, useRef } from 'react'

/**
 * Goes through a list by keys. The page is drawn some time after a key, so that quick ones go on from where the last one
 * led, not from what is drawn. Returns whether there was one to go to.
 */
export function useStep(
  ids: readonly string[],
  open: string | undefined,
  goTo: (id: string) => void | Promise<void>,
): (by: 1 | -1) => boolean {
  const at = useRef(open)
  const under = useRef(0)
  useEffect(() => {
    // Opened by a click or an address; what our own keys led to is known already.
    if (under.current === 0) at.current = open
  }, [open])
  return (by) => {
    const from = at.current === undefined ? -1 : ids.indexOf(at.current)
    const next = ids[from < 0 ? 0 : from + by]
    if (next === undefined) return false
    at.current = next
    under.current += 1
    void Promise.resolve(goTo(next)).finally(() => {
      under.current -= 1
    })
    return true
  }
}
