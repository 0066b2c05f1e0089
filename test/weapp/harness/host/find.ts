import { answersAlike } from './deaf'

/** What a person looks for on the screen: `#id`, a text (whole first, then a part), or a pattern. */
export type Target = string | RegExp

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Can it be seen? In jsdom, which lays nothing out, everything that is not hidden by an inline style can. */
function isVisible(element: HTMLElement): boolean {
  const view = element.ownerDocument.defaultView
  if (!view) return false
  const { visibility, display, opacity } = view.getComputedStyle(element)
  // A field that lies unseen over something drawn takes fingers and text all the same.
  const isUnseen = opacity === '0' && !/^(INPUT|TEXTAREA)$/.test(element.tagName)
  if (visibility === 'hidden' || display === 'none' || isUnseen) return false
  if (!laysOut(view)) return true
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0
}

/** jsdom knows no sizes. */
export const laysOut = (view: Window) => !view.navigator.userAgent.includes('jsdom')

/** What an element says. What somebody typed into a field is not said by the app, its placeholder is. */
function textOf(element: HTMLElement): string {
  if ('placeholder' in element && 'value' in element) return element.value ? '' : squeeze(String(element.placeholder))
  return squeeze(element.textContent ?? '')
}

/** The innermost visible elements that show the target, best match first. */
export function find(roots: readonly Document[], target: Target): HTMLElement[] {
  const all = roots.flatMap(({ body }) => (body ? Array.from(body.querySelectorAll<HTMLElement>('*')) : []))
  if (typeof target === 'string' && target.startsWith('#')) {
    return all.filter((element) => element.id === target.slice(1)).filter(isVisible)
  }
  const matches = (says: (text: string) => boolean) => {
    const found = all.filter((element) => !/^(STYLE|SCRIPT|IFRAME)$/.test(element.tagName) && says(textOf(element)))
    const inner = found.filter((element) => !found.some((other) => other !== element && element.contains(other)))
    return inner.filter(isVisible)
  }
  if (target instanceof RegExp) return matches((text) => target.test(text))
  const whole = matches((text) => text === target)
  return whole.length > 0 ? whole : matches((text) => text.includes(target))
}

export interface Spot {
  x: number
  y: number
  /** Why it cannot be touched, when it cannot: what lies over it, or that it does not answer. */
  refused?: string
}

/** Where to put a finger on an element, after scrolling it into view. Coordinates of the whole screen. */
export function spotOf(element: HTMLElement): Spot {
  const document = element.ownerDocument
  const frame = document.defaultView?.frameElement
  const bounds = () => element.getBoundingClientRect()
  const height = document.documentElement.clientHeight
  if (bounds().top < 0 || bounds().bottom > height) element.scrollIntoView({ block: 'center', inline: 'center' })
  const { left, top, width, height: tall } = bounds()
  const x = left + width / 2
  const y = top + tall / 2
  const { left: fx, top: fy } = frame?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const hit = document.elementFromPoint(x, y)
  const isHit = hit !== null && (element.contains(hit) || (hit.contains(element) && answersAlike(hit, element)))
  const over = frame?.ownerDocument.elementFromPoint(fx + x, fy + y)
  if (frame && over !== frame)
    return { x: fx + x, y: fy + y, refused: `covered by something of WeChat's (${over?.className})` }
  return {
    x: fx + x,
    y: fy + y,
    ...(isHit ? {} : { refused: hit ? `covered by <${hit.tagName}> ${hit.className}` : 'not on the screen' }),
  }
}
