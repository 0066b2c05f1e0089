import { KB } from '../../../local/commands/weight'
import { against, breachesOr, type Finding } from './finding'
import type { Measures, ScreenFacts, ScreenMeasure, TextFact } from './measures'

/** A touch target's shorter side, px. */
const TOUCH_SIDE = 44
/** Half a pixel is lost in rounding rpx. */
const ROUNDING = 0.5
const LARGE_PX = 24
const LARGE_BOLD_PX = 18.66

/** WCAG AA: large letters need less. */
const neededRatio = ({ fontSize, bold }: TextFact) =>
  fontSize >= LARGE_PX || (bold && fontSize >= LARGE_BOLD_PX) ? 3 : 4.5

const say = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`

/** How a table names a screen: its route, and what was special about the phone. */
function nameOf({ route, theme, fontSize, width, state }: ScreenMeasure): string {
  const page = route
    .replace(/^packages\//, '')
    .replace(/\/?pages\//, '/')
    .replace(/\/index$/, '')
    .replace(/^\//, '')
  return [page, state, theme, `${fontSize} px`, `${width} wide`].filter(Boolean).join(' ')
}

interface NumberRule {
  rule: string
  of: (screen: ScreenMeasure) => number
  limits: { budget?: number; official?: number }
  say?: (value: number) => string
}

const NUMBERS: readonly NumberRule[] = [
  { rule: 'nodes', of: ({ facts }) => facts.nodes, limits: { budget: 999, official: 999 } },
  { rule: 'depth', of: ({ facts }) => facts.depth, limits: { budget: 29, official: 29 } },
  { rule: 'children of one node', of: ({ facts }) => facts.mostChildren.count, limits: { budget: 60, official: 60 } },
  {
    rule: 'largest setData',
    of: ({ setData }) => setData.largestBytes,
    limits: { budget: 64 * KB, official: 256 * KB },
    say,
  },
  {
    rule: 'setData until first content',
    of: ({ setData }) => setData.untilContentBytes,
    limits: { budget: 64 * KB },
    say,
  },
  { rule: 'setData in a second', of: ({ setData }) => setData.mostPerSecond, limits: { budget: 10, official: 20 } },
  { rule: 'requests before first content', of: ({ requests }) => requests.beforeContent, limits: { budget: 1 } },
  { rule: 'requests at once', of: ({ requests }) => requests.mostAtOnce, limits: { budget: 10, official: 10 } },
]

/** The screen that comes off worst, and every page on which some screen is over. */
function numbers(screens: readonly ScreenMeasure[]): Finding[] {
  return NUMBERS.flatMap(({ rule, of, limits, say: words }) => {
    const worstFirst = screens.toSorted((a, b) => of(b) - of(a))
    const pages = new Map<string, ScreenMeasure[]>()
    for (const screen of worstFirst) {
      const key = `${screen.route} ${screen.state ?? ''}`
      pages.set(key, [...(pages.get(key) ?? []), screen])
    }
    const findings = [...pages.values()].flatMap(([worst, ...more]) => {
      if (!worst) return []
      const finding = against(rule, nameOf(worst), of(worst), limits, words)
      const alike = more.filter((screen) => against(rule, '', of(screen), limits).state === 'breach').length
      return [alike ? { ...finding, where: `${finding.where}, and ${alike} more` } : finding]
    })
    const broken = findings.filter(({ state }) => state === 'breach')
    return broken.length ? broken : findings.slice(0, 1)
  })
}

interface Fault {
  what: string
  measured: string
}

interface FaultRule {
  rule: string
  budget?: string
  official?: string
  /** How many things of a screen the rule was held against. */
  seen: (facts: ScreenFacts) => number
  faults: (facts: ScreenFacts) => Fault[]
  things: string
}

const round = (value: number) => Number(value.toFixed(1))

const FAULTS: readonly FaultRule[] = [
  {
    rule: 'picture ≤ shown × dpr²',
    official: '≤ shown × dpr²',
    budget: '≤ shown × dpr²',
    seen: ({ images }) => images.length,
    things: 'pictures',
    faults: ({ images }) =>
      images.flatMap(({ what, natural, shown, dpr }) => {
        // A pixel more each way: a shown side is no whole number of pixels.
        const allowed = (shown.width * dpr + 1) * (shown.height * dpr + 1)
        if (natural.width * natural.height <= allowed) return []
        const size = `${natural.width}×${natural.height} shown ${round(shown.width)}×${round(shown.height)} @${dpr}`
        return [{ what, measured: size }]
      }),
  },
  {
    rule: 'tap target',
    budget: `≥ ${TOUCH_SIDE} px`,
    official: `≥ ${TOUCH_SIDE} px`,
    seen: ({ taps }) => taps.length,
    things: 'tap targets',
    faults: ({ taps }) =>
      taps
        .filter(({ width, height }) => Math.min(width, height) < TOUCH_SIDE - ROUNDING)
        .map(({ what, width, height }) => ({ what, measured: `${round(width)} × ${round(height)} px` })),
  },
  {
    rule: 'contrast',
    budget: '4.5:1, large 3:1',
    seen: ({ texts }) => texts.length,
    things: 'texts',
    faults: ({ texts }) =>
      texts
        .filter((text) => text.ratio < neededRatio(text))
        .map((text) => ({
          what: text.text,
          measured: `${text.ratio}:1 (${text.colour} on ${text.background}, ${round(text.fontSize)} px${text.bold ? ' bold' : ''})`,
        })),
  },
  {
    rule: 'no cut text',
    budget: '0',
    seen: ({ texts }) => texts.length,
    things: 'texts',
    faults: ({ clipped }) => clipped.map(({ text, by }) => ({ what: text, measured: `cut by ${by}` })),
  },
]

/** The same fault, several times on a page or on several screens of it, is one line: the first, and how many more. */
function together(
  found: readonly (Fault & { screen: string; route: string })[],
): { where: string; measured: string }[] {
  const groups = new Map<string, (Fault & { screen: string })[]>()
  for (const each of found) {
    const key = `${each.route} ${each.what}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (!first) return []
    const others = more.length ? `, and ${more.length} more` : ''
    return [{ where: `${first.what} | ${first.screen}${others}`, measured: first.measured }]
  })
}

function faults(screens: readonly ScreenMeasure[]): Finding[] {
  return FAULTS.flatMap(({ rule, budget, official, seen, faults: of, things }): Finding[] => {
    const about = { rule, ...(budget ? { budget } : {}), ...(official ? { official } : {}) }
    const found = screens.flatMap((screen) =>
      of(screen.facts).map((fault) => ({ ...fault, screen: nameOf(screen), route: screen.route })),
    )
    const total = screens.reduce((sum, { facts }) => sum + seen(facts), 0)
    if (found.length === 0) {
      return [
        { ...about, where: `${total} ${things} on ${screens.length} screens`, measured: '0 broken', state: 'kept' },
      ]
    }
    return together(found).map((line) => ({ ...about, ...line, state: 'breach' }))
  })
}

/** Contrast that the style alone does not tell: somebody has to look. */
function undecided(screens: readonly ScreenMeasure[]): Finding[] {
  const found = screens.flatMap((screen) =>
    screen.facts.undecided.map(({ text, why }) => ({
      what: text,
      measured: why,
      screen: nameOf(screen),
      route: screen.route,
    })),
  )
  return together(found).map((line) => ({ rule: 'contrast', ...line, budget: 'look at it', state: 'unknown' }))
}

/**
 * The rules that only a running app shows, held against what the end-to-end path measured. Nothing measured, measures
 * of another build and a page that was never seen are breaches: they say nothing about this one.
 * @param build `fingerprintOf` the build that is audited.
 * @param pages every page of its app.json.
 */
export function auditMeasures(measures: Measures | undefined, build: string, pages: readonly string[]): Finding[] {
  const about = { rule: 'measured while it runs', where: 'dist/screens/measures.json' }
  if (!measures || measures.screens.length === 0)
    return [{ ...about, measured: 'nothing was measured', state: 'breach' }]
  if (measures.build !== build) return [{ ...about, measured: 'another build was measured', state: 'breach' }]
  const { screens } = measures
  const routes = new Set(screens.map(({ route }) => route))
  return [
    { ...about, measured: `${screens.length} screens of ${routes.size} pages`, state: 'kept' },
    ...breachesOr(
      { rule: 'every page was measured', budget: 'all' },
      pages.filter((page) => !routes.has(page)).map((page) => ({ where: page, measured: 'never seen' })),
      `${pages.length} pages`,
    ),
    ...numbers(screens),
    ...faults(screens),
    ...undecided(screens),
  ]
}
