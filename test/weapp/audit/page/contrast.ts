import type { ScreenFacts, TextFact } from '../measures'
import { type Colour, colourOf, coloursOfGradient, hexOf, mix, ratioOf, WHITE } from './colour'
import { chainOf, isSeen, seenTexts, squeeze, styleOf } from './dom'

/** Text and what lies below it, as they come out on the screen. */
interface Outcome {
  ink: Colour
  ground: Colour
}

/** What an element paints behind its content: one colour, or those a gradient goes through. A text says why nobody can tell. */
function layersOf(element: Element): Colour[] | string {
  const { backgroundImage, backgroundColor, backgroundSize, mixBlendMode, filter } = styleOf(element)
  if (mixBlendMode !== 'normal' || filter !== 'none') return 'is blended or filtered'
  const plain = colourOf(backgroundColor)
  if (!plain) return `stands on ${backgroundColor}`
  if (backgroundImage === 'none') return [plain]
  if (backgroundImage.includes('url(')) return 'stands on a picture'
  if (!/^(auto|cover|100%)( auto| 100%)?$/.test(backgroundSize)) return 'stands on a gradient that covers a part only'
  return coloursOfGradient(backgroundImage).map((layer) => {
    const a = layer.a + plain.a * (1 - layer.a)
    return a === 0 ? layer : { ...mix(layer, plain, layer.a / a), a }
  })
}

/** Paints a chain of elements, outermost first, for every colour its grounds may have. A group with opacity shows what is below. */
function paint(chain: readonly Element[], ink: Colour, below: Colour): Outcome[] | string {
  const [first, ...rest] = chain
  if (!first) return [{ ink: mix(ink, below), ground: below }]
  const layers = layersOf(first)
  if (typeof layers === 'string') return layers
  const opacity = Number(styleOf(first).opacity)
  const outcomes: Outcome[] = []
  for (const layer of layers) {
    const inner = paint(rest, ink, mix(layer, below))
    if (typeof inner === 'string') return inner
    outcomes.push(
      ...inner.map((each) => ({ ink: mix(each.ink, below, opacity), ground: mix(each.ground, below, opacity) })),
    )
  }
  return outcomes
}

/** The chain from the innermost element that hides everything below it; a group with opacity hides nothing. */
function uncovered(chain: readonly Element[]): readonly Element[] {
  const group = chain.findIndex((element) => styleOf(element).opacity !== '1')
  const solid = group === -1 ? chain : chain.slice(0, group)
  const opaque = solid.findLastIndex((element) => {
    const { backgroundColor, backgroundImage } = styleOf(element)
    return backgroundImage === 'none' && colourOf(backgroundColor)?.a === 1
  })
  return chain.slice(Math.max(0, opaque))
}

/** A picture letter has colours of its own. */
const isEmoji = (text: string) => /^[\p{Extended_Pictographic}\s]+$/u.test(text.replace(/\u200d|\ufe0f/g, ''))

function judge(element: Element, said: string, inkText: string, into: Pick<ScreenFacts, 'texts' | 'undecided'>): void {
  const text = squeeze(said)
  // What cannot be used at the moment may be pale: WCAG 1.4.3 leaves it out.
  if (isEmoji(text) || element.closest('[disabled], [aria-disabled="true"]')) return
  const { fontSize, fontWeight, webkitBackgroundClip } = styleOf(element)
  const ink = colourOf(inkText)
  const isCutOut = webkitBackgroundClip === 'text'
  const outcomes = !ink || isCutOut ? `is written in ${inkText}` : paint(uncovered(chainOf(element)), ink, WHITE)
  if (typeof outcomes === 'string') {
    into.undecided.push({ text, why: outcomes })
    return
  }
  const judged = outcomes.map((each) => ({ ...each, ratio: ratioOf(each.ink, each.ground) }))
  const [worst] = judged.sort((a, b) => a.ratio - b.ratio)
  if (!worst) return
  const fact: TextFact = {
    text,
    colour: hexOf(worst.ink),
    background: hexOf(worst.ground),
    fontSize: Number.parseFloat(fontSize),
    bold: Number(fontWeight) >= 700,
    ratio: Math.floor(worst.ratio * 100) / 100,
  }
  into.texts.push(fact)
}

/** Contrast of every text that is to be seen, of fields also what stands in them. What lies beside an element in space, not around it, is not known to it. */
export function contrastOf(document: Document): Pick<ScreenFacts, 'texts' | 'undecided'> {
  const facts: Pick<ScreenFacts, 'texts' | 'undecided'> = { texts: [], undecided: [] }
  for (const { element, text } of seenTexts(document)) judge(element, text, styleOf(element).webkitTextFillColor, facts)
  for (const field of document.querySelectorAll('input, textarea')) {
    if (!isSeen(field)) continue
    const value = String(Reflect.get(field, 'value') ?? '')
    const said = value || (field.getAttribute('placeholder') ?? '')
    if (said.trim()) judge(field, said, styleOf(field, value ? undefined : '::placeholder').color, facts)
  }
  return facts
}
