/** The style an element ends up with. Throws for an element that stands in no window. */
export function styleOf(element: Element, pseudo?: string): CSSStyleDeclaration {
  const view = element.ownerDocument.defaultView
  if (!view) throw new Error('the element stands in no window')
  return view.getComputedStyle(element, pseudo)
}

export const tagOf = (element: Element): string => element.tagName.toLowerCase()

/** Is it something to look at, and not the host's own? */
export const isDrawn = (element: Element): boolean => !/^(style|script|iframe)$/.test(tagOf(element))

export const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 40)

/** The element with everything around it, outermost first. */
export const chainOf = (element: Element): Element[] =>
  element.parentElement ? [...chainOf(element.parentElement), element] : [element]

/** How a table names an element: its id or tag and class, and what stands on it. Taro's own ids say nothing. */
export function labelOf(element: Element): string {
  const [first = ''] = element.classList
  const isNamed = element.id !== '' && !element.id.startsWith('_')
  const name = isNamed ? `#${element.id}` : `${tagOf(element)}${first && `.${first}`}`
  return `${name} ${squeeze(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 16)}`.trim()
}

/** Can it be seen, if one scrolls to it? */
export function isSeen(element: Element): boolean {
  if (element.getClientRects().length === 0 || styleOf(element).visibility !== 'visible') return false
  return chainOf(element).every((each) => styleOf(each).opacity !== '0')
}

/** Built-in components that the host draws in its own way: their inside is not the app's. */
const HOSTS_OWN = 'map, canvas, video, camera, textarea'

/** Every text of the app that can be seen, with the element it stands in. */
export function* seenTexts(document: Document): Generator<{ node: Node; element: Element; text: string }> {
  const walker = document.createTreeWalker(document.body, 4 /* texts */)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = squeeze(node.textContent ?? '')
    if (element && text && isDrawn(element) && !element.closest(HOSTS_OWN) && isSeen(element))
      yield { node, element, text }
  }
}
