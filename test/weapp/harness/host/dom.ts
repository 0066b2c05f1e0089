import { type Element as EngineElement, Event as EngineEvent } from 'glass-easel'

/** An element of a webview that the engine made. */
export type ViewElement = HTMLElement & { __wxElement?: EngineElement }

const values = new WeakMap<object, Record<string, unknown>>()

/** What the template gave an element's attributes, as values: an attribute itself can only hold text. */
export function valuesOf(element: object): Record<string, unknown> {
  const known = values.get(element)
  if (known) return known
  const fresh: Record<string, unknown> = {}
  values.set(element, fresh)
  return fresh
}

/** The engine's element that shows itself through this DOM element or holds it. */
export function engineElementOf(element: Node | null): EngineElement | undefined {
  for (let at: Node | null = element; at; at = at.parentNode) {
    const found = (at as ViewElement).__wxElement
    if (found) return found
  }
  return undefined
}

interface Happening {
  bubbles?: boolean
  touches?: object[]
  changedTouches?: object[]
}

/** Fires an event of the mini-program at an element, as the built-in components do. */
export function fire(element: Node | null, type: string, detail: object = {}, about: Happening = {}): void {
  const target = engineElementOf(element)
  if (!target) return
  const { bubbles = false, touches = [], changedTouches = [] } = about
  const event = new EngineEvent(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    extraFields: { touches, changedTouches },
  })
  EngineEvent.dispatchEvent(target, event)
}

/** Makes an element with a class and children, for what the host draws itself. */
export function draw(document: Document, name: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  element.append(...children)
  return element
}
