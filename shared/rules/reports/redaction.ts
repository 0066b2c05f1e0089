/** A black box on a photo, in thousandths of the photo's width and height, from its upper left corner. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Limits of redacting, the same on the phone and on the server. `side` is the shortest side of a box, in thousandths. */
export const REDACTION_LIMITS = { boxes: 20, side: 10, purposeCharacters: 60 } as const

/** The whole photo in the unit of boxes. */
export const WHOLE = 1000

/** Does the box lie on the photo, and is it large enough to hide anything? */
export function liesOnPhoto({ left, top, width, height }: Box): boolean {
  const { side } = REDACTION_LIMITS
  return left >= 0 && top >= 0 && width >= side && height >= side && left + width <= WHOLE && top + height <= WHOLE
}

const isSame = (a: Box, b: Box) => a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height

/** The boxes of `before` that `after` leaves out: what they hid would be seen again. */
export const uncovered = (before: readonly Box[], after: readonly Box[]): Box[] =>
  before.filter((box) => !after.some((other) => isSame(box, other)))

/**
 * The box a finger drew from one place to another, both in thousandths and possibly beside the photo. Less than a box's
 * shortest side is a tap: a box of a seventh of the photo around it.
 */
export function boxBetween(from: { x: number; y: number }, to: { x: number; y: number }): Box {
  const tapped =
    Math.abs(from.x - to.x) < 2 * REDACTION_LIMITS.side && Math.abs(from.y - to.y) < 2 * REDACTION_LIMITS.side
  const reach = tapped ? TAPPED / 2 : 0
  const [left, right] = span(from.x, to.x, reach)
  const [top, bottom] = span(from.y, to.y, reach)
  return { left, top, width: right - left, height: bottom - top }
}

const TAPPED = 140

/** Both ends in order, widened, held on the photo and at least a box's shortest side apart. */
function span(a: number, b: number, reach: number): [number, number] {
  const { side } = REDACTION_LIMITS
  const low = Math.min(Math.max(Math.round(Math.min(a, b) - reach), 0), WHOLE - side)
  const high = Math.min(Math.max(Math.round(Math.max(a, b) + reach), low + side), WHOLE)
  return [low, high]
}

/** The box so much further right and down, in thousandths; it stays on the photo and keeps its size. */
export function movedBy(box: Box, right: number, down: number): Box {
  const { left, top, width, height } = box
  return {
    ...box,
    left: within(Math.round(left + right), 0, WHOLE - width),
    top: within(Math.round(top + down), 0, WHOLE - height),
  }
}

/** The box with its lower right corner so much further right and down: its other corner stays, and it never is too small. */
export function resizedBy(box: Box, right: number, down: number): Box {
  const { left, top, width, height } = box
  const { side } = REDACTION_LIMITS
  return {
    ...box,
    width: within(Math.round(width + right), side, WHOLE - left),
    height: within(Math.round(height + down), side, WHOLE - top),
  }
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
