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
  /** Where keys led and the page is not yet, or was not when the next key came. */
  const led = useRef(new Set<string>())
  useEffect(() => {
    if (open === at.current) led.current.clear()
    if (open !== undefined && led.current.has(open)) return
    // Opened by a click or an address.
    led.current.clear()
    at.current = open
  }, [open])
  return (by) => {
    const from = at.current === undefined ? -1 : ids.indexOf(at.current)
    const next = ids[from < 0 ? 0 : from + by]
    if (next === undefined) return false
    at.current = next
    led.current.add(next)
    void goTo(next)
    return true
  }
}
