import { valuesOf } from './dom'

/** What takes a finger without a handler of the page's. */
const ANSWERS = '[data-tappable], picker, [data-marker], input, textarea, button[open-type]'

/** The built-in component under the finger that is disabled. */
function disabledAt(element: Element): Element | undefined {
  const control = element.closest('button, input, textarea, picker')
  return control && valuesOf(control).disabled === true ? control : undefined
}

/** Would a finger meet a disabled component there? It swallows the tap. */
export const isDisabledAt = (element: Element): boolean => disabledAt(element) !== undefined

/** Does a finger on the one reach what a finger on the other does? */
export const answersAlike = (one: Element, other: Element): boolean => one.closest(ANSWERS) === other.closest(ANSWERS)

/** Why a finger on an element of a page would do nothing; undefined when it does something. */
export function deafTo(element: Element): string | undefined {
  const disabled = disabledAt(element)
  if (disabled) return `<${disabled.tagName.toLowerCase()}> is disabled`
  return element.closest(ANSWERS) ? undefined : 'nothing there answers to a tap'
}
