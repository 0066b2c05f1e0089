/** One finger on the screen, in points from the page's and from the window's corner. */
export interface Finger {
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

const isFinger = (value: unknown): value is Finger => typeof value === 'object' && value !== null && 'pageX' in value

/** The finger of a touch event; when it was lifted, where. Taro types these events without their touches. */
export function fingerOf(event: object): Finger | undefined {
  for (const list of ['touches', 'changedTouches']) {
    const touches: unknown = Reflect.get(event, list)
    const first: unknown = typeof touches === 'object' && touches !== null ? Reflect.get(touches, 0) : undefined
    if (isFinger(first)) return first
  }
  return undefined
}

/** Where the photo lies on the screen, in points: the page begins with it, so its upper edge is the page's. */
export interface Frame {
  left: number
  width: number
  height: number
}
