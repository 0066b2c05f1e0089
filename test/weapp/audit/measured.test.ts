import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFiles } from './fixture'
import { auditMeasures } from './measured'
import { costOf, fingerprintOf, readMeasures, type ScreenFacts, type ScreenMeasure } from './measures'

const KB = 1024
const PAGE = 'packages/worker/pages/offer/index'

const FACTS: ScreenFacts = {
  nodes: 999,
  depth: 29,
  mostChildren: { count: 60, of: 'view' },
  images: [
    { what: 'image.a', src: '/a.png', natural: { width: 200, height: 150 }, shown: { width: 100, height: 75 }, dpr: 2 },
  ],
  taps: [{ what: '#a', width: 44, height: 300 }],
  texts: [
    { text: 'a', colour: '#000000', background: '#ffffff', fontSize: 14, bold: false, ratio: 4.5 },
    { text: 'large', colour: '#000000', background: '#ffffff', fontSize: 24, bold: false, ratio: 3 },
    { text: 'bold', colour: '#000000', background: '#ffffff', fontSize: 18.66, bold: true, ratio: 3 },
  ],
  undecided: [],
  clipped: [],
}

/** A screen that is just within every limit. */
const aScreen = (facts: Partial<ScreenFacts> = {}, changes: Partial<ScreenMeasure> = {}): ScreenMeasure => ({
  route: PAGE,
  theme: 'light',
  fontSize: 17,
  width: 375,
  setData: { largestBytes: 64 * KB, untilContentBytes: 64 * KB, mostPerSecond: 10 },
  requests: { beforeContent: 1, mostAtOnce: 10 },
  ...changes,
  facts: { ...FACTS, ...facts },
})

function broken(...screens: ScreenMeasure[]): string[] {
  return auditMeasures({ build: 'b', screens }, 'b', [PAGE])
    .filter(({ state }) => state === 'breach')
    .map(({ rule, where, measured }) => `${rule} | ${where} | ${measured}`)
}

test('a screen just within every limit is kept, and the table counts what was looked at', () => {
  expect(broken(aScreen())).toEqual([])
  const lines = auditMeasures({ build: 'b', screens: [aScreen(), aScreen()] }, 'b', [PAGE])
  expect(lines.find(({ rule }) => rule === 'tap target')).toMatchObject({
    where: '2 tap targets on 2 screens',
    budget: '≥ 44 px',
    official: '≥ 44 px',
    state: 'kept',
  })
  expect(lines.find(({ rule }) => rule === 'largest setData')).toMatchObject({
    where: 'worker/offer light 17 px 375 wide',
    measured: '64.0 KB',
    official: '≤ 256.0 KB',
  })
})

const ON = 'worker/offer light 17 px 375 wide'
const COST = { setData: aScreen().setData, requests: aScreen().requests }

test.each([
  ['nodes', aScreen({ nodes: 1000 }), `nodes | ${ON} | 1000`],
  ['depth', aScreen({ depth: 30 }), `depth | ${ON} | 30`],
  ['children', aScreen({ mostChildren: { count: 61, of: 'view' } }), `children of one node | ${ON} | 61`],
  [
    'a large setData',
    aScreen({}, { setData: { ...COST.setData, largestBytes: 65 * KB } }),
    `largest setData | ${ON} | 65.0 KB`,
  ],
  [
    'much setData before the first content',
    aScreen({}, { setData: { ...COST.setData, untilContentBytes: 65 * KB } }),
    `setData until first content | ${ON} | 65.0 KB`,
  ],
  [
    'setData too often',
    aScreen({}, { setData: { ...COST.setData, mostPerSecond: 11 } }),
    `setData in a second | ${ON} | 11`,
  ],
  [
    'a second request for the first screen',
    aScreen({}, { requests: { ...COST.requests, beforeContent: 2 } }),
    `requests before first content | ${ON} | 2`,
  ],
  [
    'requests at once',
    aScreen({}, { requests: { ...COST.requests, mostAtOnce: 11 } }),
    `requests at once | ${ON} | 11`,
  ],
  [
    'a picture larger than it is shown',
    aScreen({
      images: [
        {
          what: 'image.a',
          src: '/a.png?x=1',
          natural: { width: 204, height: 153 },
          shown: { width: 100, height: 75 },
          dpr: 2,
        },
      ],
    }),
    `picture ≤ shown × dpr² | image.a | ${ON} | 204×153 shown 100×75 @2`,
  ],
  [
    'a small tap target',
    aScreen({ taps: [{ what: '#a', width: 43, height: 90 }] }),
    `tap target | #a | ${ON} | 43 × 90 px`,
  ],
  [
    'a pale text',
    aScreen({
      texts: [{ text: '灰', colour: '#777777', background: '#ffffff', fontSize: 23, bold: false, ratio: 4.47 }],
    }),
    `contrast | 灰 | ${ON} | 4.47:1 (#777777 on #ffffff, 23 px)`,
  ],
  [
    'a pale text in large letters',
    aScreen({
      texts: [{ text: '灰', colour: '#999999', background: '#ffffff', fontSize: 30, bold: true, ratio: 2.84 }],
    }),
    `contrast | 灰 | ${ON} | 2.84:1 (#999999 on #ffffff, 30 px bold)`,
  ],
  ['a cut text', aScreen({ clipped: [{ text: '一二', by: '#box' }] }), `no cut text | 一二 | ${ON} | cut by #box`],
])('finds %s', (_, screen, line) => expect(broken(screen)).toEqual([line]))

test('the same fault on several screens of a page is one line, and so is a number; another look of a page is its own', () => {
  const small = { taps: [{ what: '#a', width: 30, height: 30 }] }
  const dark = { theme: 'dark' as const, state: 'empty' }
  expect(broken(aScreen(small), aScreen(small, dark), aScreen(small, { width: 320 }))).toEqual([
    `tap target | #a | ${ON}, and 2 more | 30 × 30 px`,
  ])
  expect(broken(aScreen({ nodes: 1001 }), aScreen({ nodes: 1000 }), aScreen({ nodes: 1002 }, dark))).toEqual([
    'nodes | worker/offer empty dark 17 px 375 wide | 1002',
    `nodes | ${ON}, and 1 more | 1001`,
  ])
})

test('contrast that nobody can tell is said, and is no breach', () => {
  const screen = aScreen({ undecided: [{ text: '字', why: 'stands on a picture' }] })
  expect(broken(screen)).toEqual([])
  expect(auditMeasures({ build: 'b', screens: [screen] }, 'b', [PAGE])).toContainEqual({
    rule: 'contrast',
    where: `字 | ${ON}`,
    measured: 'stands on a picture',
    budget: 'look at it',
    state: 'unknown',
  })
})

test('nothing measured, another build, and a page never seen are breaches', () => {
  const why = (...given: Parameters<typeof auditMeasures>) =>
    auditMeasures(...given)
      .filter(({ state }) => state === 'breach')
      .map(({ where, measured }) => `${where} | ${measured}`)
  const FILE = 'dist/screens/measures.json'
  expect(why(undefined, 'b', [PAGE])).toEqual([`${FILE} | nothing was measured`])
  expect(why({ build: 'b', screens: [] }, 'b', [PAGE])).toEqual([`${FILE} | nothing was measured`])
  expect(why({ build: 'a', screens: [aScreen()] }, 'b', [PAGE])).toEqual([`${FILE} | another build was measured`])
  expect(why({ build: 'b', screens: [aScreen()] }, 'b', [PAGE, 'pages/me/index'])).toEqual([
    'pages/me/index | never seen',
  ])
})

test('a build has the same fingerprint until one byte of it changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fingerprint-'))
  try {
    writeFiles(folder, { 'a.js': '1', 'b/c.js': '2' })
    const before = fingerprintOf(folder)
    expect(fingerprintOf(folder)).toBe(before)
    writeFiles(folder, { 'b/c.js': '3' })
    expect(fingerprintOf(folder)).not.toBe(before)
    expect(readMeasures(join(folder, 'none.json'))).toBeUndefined()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the host’s meter gives the costs', () => {
  const setData = { count: 3, bytes: 900, largestBytes: 500, mostPerSecond: 2 }
  expect(costOf({ route: PAGE, setData, requests: { count: 1, mostAtOnce: 2 } })).toEqual({
    setData: { largestBytes: 500, untilContentBytes: 900, mostPerSecond: 2 },
    requests: { beforeContent: 1, mostAtOnce: 2 },
  })
})
