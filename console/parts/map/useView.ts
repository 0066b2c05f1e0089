import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { nearer, pushed, type Size, type Spot, type View, viewOf } from './view'

/** A step of the wheel or of a button, and how far an arrow key pushes. */
const STEP = 1.5
const PUSH_PIXELS = 80
/** A mouse that moved less pressed; it did not push. Pixels. */
const SLIP = 4

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** How large what is drawn in is, as it changes. */
function useSize(box: RefObject<HTMLElement>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [box])
  return size
}

/**
 * What of the ground is seen: all that matters, until somebody pushes it or comes nearer by mouse, by keys or by button.
 * Another `about` shows all anew.
 */
export function useView(box: RefObject<HTMLElement>, spots: readonly Spot[], about: string) {
  const size = useSize(box)
  const [moved, setMoved] = useState<{ about: string; view: View }>()
  const view = moved?.about === about ? moved.view : viewOf(spots, size)
  const set = (next: View) => setMoved({ about, view: next })
  const zoom = (times: number, at: Spot = { x: size.width / 2, y: size.height / 2 }) =>
    set(nearer(view, times, at, size))
  const held = useRef<{ from: Spot; view: View; isPush: boolean }>()

  // The wheel belongs to the map; React's own listener could not say so.
  const turn = useRef(zoom)
  turn.current = zoom
  useEffect(() => {
    const target = box.current
    if (!target) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { left, top } = target.getBoundingClientRect()
      turn.current(event.deltaY < 0 ? STEP : 1 / STEP, { x: event.clientX - left, y: event.clientY - top })
    }
    target.addEventListener('wheel', onWheel, { passive: false })
    return () => target.removeEventListener('wheel', onWheel)
  }, [box])

  return {
    view,
    size,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    showAll: () => setMoved(undefined),
    /** These and no more. */
    comeNear: (some: readonly Spot[]) => set(viewOf(some, size, 0)),
    /** That spot in the middle. */
    goTo: (middle: Spot) => set({ ...view, middle }),
    onKeyDown: (event: KeyboardEvent) => {
      const [right, down] = ARROWS[event.key] ?? []
      if (event.target !== event.currentTarget || right === undefined || down === undefined) return
      event.preventDefault()
      set(pushed(view, right * PUSH_PIXELS, down * PUSH_PIXELS))
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      held.current = { from: { x: event.clientX, y: event.clientY }, view, isPush: false }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = held.current
      if (!now) return
      const [right, down] = [event.clientX - now.from.x, event.clientY - now.from.y]
      if (!now.isPush && Math.hypot(right, down) < SLIP) return
      if (!now.isPush) event.currentTarget.setPointerCapture(event.pointerId)
      now.isPush = true
      set(pushed(now.view, right, down))
    },
    /** Says whether the mouse was pressed, and not pushed. */
    onPointerUp: (): boolean => {
      const wasPressed = held.current !== undefined && !held.current.isPush
      held.current = undefined
      return wasPressed
    },
  }
}
