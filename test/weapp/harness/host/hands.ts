import { deafTo } from './deaf'
import { find, type Spot, spotOf, type Target } from './find'

/** What a person does with what stands on the screen. */
export interface Hands {
  /** Is the target to be seen? */
  sees(target: Target): boolean
  /** Text of the target, or undefined while it is not there. */
  reads(target: Target): string | undefined
  /** Where to put a finger on the target; undefined while it is not there. */
  spot(target: Target): Spot | undefined
  /** Taps without layout, for jsdom. Returns why it cannot be tapped. */
  tap(target: Target): string | undefined
  /** Puts text into a field as one input. False while that cannot be done. */
  type(target: Target, text: string): boolean
}

interface Options {
  /** What WeChat draws itself. */
  document: Document
  /** The page in front. */
  front: () => Document
  /** Is something open over it that takes every touch? */
  covers: () => boolean
  /** Does to the page in front what a finger does. */
  tap: (element: HTMLElement) => void
}

/** Eyes and fingers on a running mini-program. */
export function createHands({ document, front, covers, tap }: Options): Hands {
  const seen = (target: Target) => find([document, front()], target)
  const isOurs = (element: Element) => element.ownerDocument === document
  const refusalOf = (element: Element) => (isOurs(element) ? undefined : deafTo(element))

  return {
    sees: (target) => seen(target).length > 0,
    reads: (target) => {
      const [element] = seen(target)
      if (!element) return undefined
      const isField = 'value' in element && element.tagName !== 'BUTTON'
      return isField ? String(element.value) : (element.textContent ?? '')
    },
    spot: (target) => {
      const [element] = seen(target)
      if (!element) return undefined
      const refused = refusalOf(element)
      return { ...(refused ? { refused } : {}), ...spotOf(element) }
    },
    tap: (target) => {
      const [element] = seen(target)
      if (!element) return 'not on the screen'
      if (isOurs(element)) {
        element.click()
        return undefined
      }
      const refused = covers() ? 'covered by a dialog' : refusalOf(element)
      if (!refused) tap(element)
      return refused
    },
    type: (target, text) => {
      const field = seen(target).find((element) => /^(INPUT|TEXTAREA)$/.test(element.tagName))
      if (!field || !('value' in field)) return false
      if (!isOurs(field) && (covers() || refusalOf(field))) return false
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
      return true
    },
  }
}
