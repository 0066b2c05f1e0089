import type { ImageFact, ScreenFacts, TapFact } from './measures'
import { clippedTexts } from './page/clipped'
import { contrastOf } from './page/contrast'
import { isDrawn, isSeen, labelOf, styleOf, tagOf } from './page/dom'

/** Built-in components: what lies inside of them is the host's way of drawing them, no node of the app's. */
const LEAVES = new Set('image input textarea map canvas video camera switch slider progress'.split(' '))

function treeOf(element: Element, depth = 0): Pick<ScreenFacts, 'nodes' | 'depth' | 'mostChildren'> {
  const children = LEAVES.has(tagOf(element)) ? [] : [...element.children].filter(isDrawn)
  const own = { nodes: children.length, depth, mostChildren: { count: children.length, of: labelOf(element) } }
  return children
    .map((child) => treeOf(child, depth + 1))
    .reduce(
      (sum, part) => ({
        nodes: sum.nodes + part.nodes,
        depth: Math.max(sum.depth, part.depth),
        mostChildren: part.mostChildren.count > sum.mostChildren.count ? part.mostChildren : sum.mostChildren,
      }),
      own,
    )
}

/** Pictures and their own size, which the host notes as `data-natural-*`. A drawing (SVG) has none: it is always sharp. */
function imagesOf(document: Document, dpr: number): ImageFact[] {
  return [...document.querySelectorAll('image[src], img[src]')].filter(isSeen).flatMap((element) => {
    const src = element.getAttribute('src') ?? ''
    const { width, height } = element.getBoundingClientRect()
    const side = (name: 'Width' | 'Height') =>
      Number(element.getAttribute(`data-natural-${name.toLowerCase()}`) ?? Reflect.get(element, `natural${name}`) ?? 0)
    const natural = { width: side('Width'), height: side('Height') }
    if (/^data:image\/svg|\.svg(\?|$)/.test(src) || natural.width * natural.height === 0) return []
    return [{ what: labelOf(element), src: src.slice(0, 80), natural, shown: { width, height }, dpr }]
  })
}

/** The box that takes the finger: the element's own, and its layers that reach over the edge on purpose. */
function touchBox(element: Element): { width: number; height: number } {
  const { width, height } = element.getBoundingClientRect()
  const layers = ['::before', '::after'].flatMap((pseudo) => {
    const style = styleOf(element, pseudo)
    const takes = style.content !== 'none' && style.position === 'absolute' && style.pointerEvents !== 'none'
    // What is scaled is a hairline, not a larger button.
    if (!takes || style.transform !== 'none') return []
    return [{ width: Number.parseFloat(style.width) || 0, height: Number.parseFloat(style.height) || 0 }]
  })
  return {
    width: Math.max(width, ...layers.map((layer) => layer.width)),
    height: Math.max(height, ...layers.map((layer) => layer.height)),
  }
}

const FIELDS = 'button, input, textarea, picker, switch, slider, checkbox, radio'

/**
 * What answers to a finger, each by itself, also inside of another. A field in a row that answers for it is left out, and
 * so is a `scroll-view`: Taro's templates listen for taps on every one of them, whether the app does or not.
 */
function tapsOf(document: Document): TapFact[] {
  const isOwn = (element: Element) =>
    element.hasAttribute('data-tappable') || !element.parentElement?.closest('label, [data-tappable]:not(scroll-view)')
  return [...document.querySelectorAll(`[data-tappable]:not(scroll-view), ${FIELDS}`)]
    .filter((element) => isSeen(element) && styleOf(element).pointerEvents !== 'none' && isOwn(element))
    .map((element) => ({ what: labelOf(element), ...touchBox(element) }))
}

/**
 * What stands on a page, as numbers: nodes, pictures, tap targets, contrast, cut texts. Lengths in CSS pixels.
 *
 * Runs in the page's own document (`collectorSource` takes it there). Elements are WeChat's (`view`, `text`, `image` …);
 * the host marks what has a tap handler with `data-tappable`.
 */
export function collectScreen(document: Document, window: Window): ScreenFacts {
  return {
    ...treeOf(document.body),
    images: imagesOf(document, window.devicePixelRatio),
    taps: tapsOf(document),
    ...contrastOf(document),
    clipped: clippedTexts(document),
  }
}
