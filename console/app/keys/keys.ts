import { useEffect, useRef } from 'react'

/** One key and what it does now. */
export interface KeyAct {
  /** As `KeyboardEvent.key` calls it, letters small: `j`, `Enter`, `/`. */
  key: string
  label: string
  run: () => void
}

interface Group {
  title: string
  acts: readonly KeyAct[]
}

/** What is on the screen says which keys it has; what came last is asked first. */
const groups: { current: Group }[] = []

/** The keys of all that is on the screen, for who asks which there are. */
export const keysNow = (): readonly Group[] => groups.map(({ current }) => current)

/** Gives a part of the screen its keys, as long as it is there. */
export function useKeys(title: string, acts: readonly KeyAct[]): void {
  const group = useRef({ title, acts })
  group.current = { title, acts }
  useEffect(() => {
    groups.push(group)
    return () => {
      groups.splice(groups.indexOf(group), 1)
    }
  }, [])
}

const FIELDS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"]'
/** What an Enter or a blank belongs to by itself. */
const PRESSED = 'button, a[href], summary, [role="button"], [role="radio"], [role="tab"]'

/** Is somebody typing, or putting Chinese together, or does the key belong to what has the focus? Then it is no key of ours. */
export function isTheirs(event: KeyboardEvent): boolean {
  // Safari ends a composition before the key that ended it; that key still has the code 229.
  if (event.isComposing || event.keyCode === 229) return true
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const at = event.target instanceof Element ? event.target : document.body
  if (at.closest(FIELDS) || at.closest('[role="dialog"]')) return true
  return (event.key === 'Enter' || event.key === ' ') && at.closest(PRESSED) !== null
}

/** Does what the pressed key stands for, if it is one of ours. True when it was. */
export function press(event: KeyboardEvent): boolean {
  if (isTheirs(event)) return false
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const act = [...groups]
    .reverse()
    .flatMap(({ current }) => current.acts)
    .find((each) => each.key === key)
  if (!act) return false
  event.preventDefault()
  act.run()
  return true
}
