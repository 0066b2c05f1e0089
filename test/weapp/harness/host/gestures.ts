import { isDisabledAt } from './deaf'
import { fire, valuesOf } from './dom'

/** Moved farther, a touch is no tap. CSS pixels. */
const TAP_SLACK = 10
/** Held longer, it is a long press (WeChat's documentation of `longpress`). Milliseconds. */
const LONG_PRESS_MS = 350

interface Finger {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

interface Options {
  /** Runs a tap's handlers as the tap of a person: some interfaces work only then. */
  asTap: (run: () => void) => void
  /** What the built-in component under the finger does on its own after the handlers ran. */
  afterTap: (target: HTMLElement) => void
  /** The native part over a webview takes the touch, e.g. while a dialog is open. */
  blocked: () => boolean
}

const finger = ({ identifier, pageX, pageY, clientX, clientY }: Touch): Finger => ({
  identifier,
  pageX,
  pageY,
  clientX,
  clientY,
})

/** The elements under the finger that answer to it with a `hover-class`, innermost first. */
function hovering(target: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at: HTMLElement | null = target; at; at = at.parentElement) {
    const { 'hover-class': name, 'hover-stop-propagation': stops, disabled } = valuesOf(at)
    if (typeof name !== 'string' || name === 'none' || name === '' || disabled === true) continue
    found.push(at)
    if (stops === true) break
  }
  return found
}

/** Turns what fingers do on a webview into the events a mini-program knows: touch*, tap, longpress, and pressed looks. */
export function watchFingers(document: Document, options: Options): { tap: (target: HTMLElement) => void } {
  let down: { target: HTMLElement; at: Finger; long?: ReturnType<typeof setTimeout>; moved: boolean } | undefined

  function tap(target: HTMLElement, at?: Finger): void {
    if (isDisabledAt(target)) return
    const touches = at ? [at] : []
    options.asTap(() =>
      fire(target, 'tap', { x: at?.pageX ?? 0, y: at?.pageY ?? 0 }, { bubbles: true, changedTouches: touches }),
    )
    options.afterTap(target)
  }

  function press(target: HTMLElement, isDown: boolean): void {
    for (const element of hovering(target)) {
      for (const name of String(valuesOf(element)['hover-class']).split(/\s+/)) {
        element.classList.toggle(name, isDown)
      }
    }
  }

  function pass(type: string, event: TouchEvent): void {
    if (!(event.target && 'tagName' in event.target)) return
    fire(
      event.target as HTMLElement,
      type,
      {},
      {
        bubbles: true,
        touches: [...event.touches].map(finger),
        changedTouches: [...event.changedTouches].map(finger),
      },
    )
  }

  document.addEventListener('touchstart', (event) => {
    const [touch] = event.changedTouches
    if (options.blocked() || !touch) return
    const target = event.target as HTMLElement
    const started = { target, at: finger(touch), moved: false }
    const long = setTimeout(() => {
      if (down?.target !== target) return
      down.moved = true
      fire(target, 'longpress', { x: touch.pageX, y: touch.pageY }, { bubbles: true, touches: [started.at] })
    }, LONG_PRESS_MS)
    down = { ...started, long }
    press(target, true)
    pass('touchstart', event)
  })
  document.addEventListener('touchmove', (event) => {
    const [touch] = event.changedTouches
    if (down && touch) {
      const { clientX, clientY } = down.at
      if (Math.hypot(touch.clientX - clientX, touch.clientY - clientY) > TAP_SLACK) {
        down.moved = true
        clearTimeout(down.long)
        press(down.target, false)
      }
    }
    pass('touchmove', event)
  })
  const lift = (type: 'touchend' | 'touchcancel') => (event: TouchEvent) => {
    const before = down
    down = undefined
    pass(type, event)
    if (!before) return
    clearTimeout(before.long)
    press(before.target, false)
    if (type === 'touchend' && !before.moved) tap(before.target, before.at)
  }
  document.addEventListener('touchend', lift('touchend'))
  document.addEventListener('touchcancel', lift('touchcancel'))
  return { tap: (target) => tap(target) }
}
