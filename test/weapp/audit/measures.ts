import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from '../harness/build'
import type { PageMeasure } from '../harness/types'

/** Lengths of a screen in CSS pixels. */
interface Size {
  width: number
  height: number
}

export interface ImageFact {
  /** Id or tag and class of the element. */
  what: string
  src: string
  natural: Size
  shown: Size
  dpr: number
}

export interface TapFact extends Size {
  /** Id or tag, and the text that stands on it. */
  what: string
}

export interface TextFact {
  text: string
  /** As it comes out on the screen, blended over what lies below: `#rrggbb`. */
  colour: string
  /** The worst of what lies below. */
  background: string
  fontSize: number
  bold: boolean
  /** WCAG contrast, 1 to 21. */
  ratio: number
}

export interface ClippedFact {
  text: string
  /** What cuts it: an element, or the edge of the screen. */
  by: string
}

/** What `collectScreen` sees in the document of one page. */
export interface ScreenFacts {
  nodes: number
  /** Levels below the page. */
  depth: number
  mostChildren: { count: number; of: string }
  images: ImageFact[]
  taps: TapFact[]
  texts: TextFact[]
  /** Texts whose contrast nobody can tell from the style alone, with the reason. */
  undecided: { text: string; why: string }[]
  clipped: ClippedFact[]
}

/** One screen, photographed and measured. */
export interface ScreenMeasure {
  route: string
  theme: 'light' | 'dark'
  /** WeChat's letter size in px. */
  fontSize: number
  /** Width of the phone in px. */
  width: number
  /** What the screen shows, when one route has several: `empty`, `sold out`. */
  state?: string
  facts: ScreenFacts
  setData: { largestBytes: number; untilContentBytes: number; mostPerSecond: number }
  requests: { beforeContent: number; mostAtOnce: number }
}

/** `dist/screens/measures.json`: what the end-to-end path met. */
export interface Measures {
  /** `fingerprintOf` the build that was measured. */
  build: string
  screens: ScreenMeasure[]
}

/** The costs of a screen out of the host's meter, read when its first content is there. */
export function costOf({ setData, requests }: PageMeasure): Pick<ScreenMeasure, 'setData' | 'requests'> {
  const { largestBytes, bytes, mostPerSecond } = setData
  return {
    setData: { largestBytes, untilContentBytes: bytes, mostPerSecond },
    requests: { beforeContent: requests.count, mostAtOnce: requests.mostAtOnce },
  }
}

/** The same build has the same fingerprint, another one has another. */
export function fingerprintOf(root: string): string {
  const hash = createHash('sha256')
  for (const file of filesOf(root)) hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** What was measured; undefined when nothing was. Throws when the file is no JSON. */
export function readMeasures(file: string): Measures | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
