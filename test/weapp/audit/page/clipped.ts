import type { ClippedFact } from '../measures'
import { labelOf, seenTexts, styleOf } from './dom'

type Place = 'in' | 'cut' | 'out'

/** What a line of text needs, in px from the corner of the screen. */
interface Line {
  left: number
  right: number
  top: number
  bottom: number
}

/** A pixel is lost in rounding. */
const TOLERANCE = 1

function placeOf(from: number, to: number, low: number, high: number): Place {
  if (to <= low + TOLERANCE || from >= high - TOLERANCE) return 'out'
  return from < low - TOLERANCE || to > high + TOLERANCE ? 'cut' : 'in'
}

/** Some of it is to be seen and some is not. What is out altogether waits elsewhere: the next picture of a row, a closed sheet. */
const isCut = (places: readonly Place[]) => places.includes('cut') || (places.includes('in') && places.includes('out'))
const isAway = (places: readonly Place[]) => places.every((place) => place === 'out')

/** The lines of a text. Its letters stand in the middle of the line's box; what that loses above and below is nobody's loss. */
function linesOf(node: Node, size: number): Line[] {
  const range = node.ownerDocument?.createRange()
  range?.selectNodeContents(node)
  return [...(range?.getClientRects() ?? [])]
    .filter(({ width, height }) => width > 1 && height > 1)
    .map(({ left, right, top, bottom }) => ({
      left,
      right,
      top: (top + bottom - size) / 2,
      bottom: (top + bottom + size) / 2,
    }))
}

/** How a box treats what is larger than it, along one axis. */
function treatment(box: Element, axis: 'x' | 'y'): 'scrolls' | 'cuts' | 'shows' {
  const { overflowX, overflowY } = styleOf(box)
  const overflow = axis === 'x' ? overflowX : overflowY
  if (/auto|scroll/.test(overflow) || box.hasAttribute(`scroll-${axis}`)) return 'scrolls'
  return /hidden|clip/.test(overflow) ? 'cuts' : 'shows'
}

/** Elements around a text that lay hold of it: an absolute box slips out of static ones, a fixed one out of all. */
function* holdersOf(element: Element): Generator<Element> {
  let slips = false
  for (let box: Element | null = element; box && box !== box.ownerDocument.body; box = box.parentElement) {
    const { position } = styleOf(box)
    if (!slips || position !== 'static') yield box
    if (position === 'fixed') return
    if (position === 'absolute') slips = true
    else if (position !== 'static') slips = false
  }
}

/** What cuts a text off without saying so, if anything does. An ellipsis or a number of lines says so. */
function cutBy(node: Node, element: Element, screenWidth: number): string | undefined {
  const lines = linesOf(node, Number.parseFloat(styleOf(element).fontSize))
  const free = { x: false, y: false }
  for (const box of holdersOf(element)) {
    const { textOverflow, webkitLineClamp } = styleOf(box)
    if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') return undefined
    const { left, top } = box.getBoundingClientRect()
    const low = { x: left + box.clientLeft, y: top + box.clientTop }
    for (const axis of ['x', 'y'] as const) {
      const treats = treatment(box, axis)
      if (treats === 'scrolls') free[axis] = true
      if (treats !== 'cuts' || free[axis]) continue
      const high = low[axis] + (axis === 'x' ? box.clientWidth : box.clientHeight)
      const places = lines.map((line) =>
        axis === 'x' ? placeOf(line.left, line.right, low.x, high) : placeOf(line.top, line.bottom, low.y, high),
      )
      if (isCut(places)) return labelOf(box)
      if (isAway(places)) return undefined
    }
  }
  const atEdge = lines.map(({ left, right }) => placeOf(left, right, 0, screenWidth))
  return !free.x && isCut(atEdge) ? 'the edge of the screen' : undefined
}

/** Texts of which a part cannot be read. */
export function clippedTexts(document: Document): ClippedFact[] {
  return [...seenTexts(document)].flatMap(({ node, element, text }) => {
    const by = cutBy(node, element, document.documentElement.clientWidth)
    return by === undefined ? [] : [{ text, by }]
  })
}
