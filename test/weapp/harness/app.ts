import { writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { readBuild } from './build'
import { inChromium } from './chromium'
import { aDevice, afterKill } from './device'
import { type Driver, type HostMethod, isWanted, LOOK_EVERY_MS, type Wanted } from './driver'
import type { Spot } from './host/find'
import { inJsdom } from './jsdom'
import { createNative, type Wire } from './native'
import { routesOf } from './routes'
import type { Build, DeviceState, PageMeasure } from './types'

/** How long a person waits, unless a test says otherwise, for something to appear. Milliseconds. */
const PATIENCE_MS = 30_000

/** `#id`, a text as it stands on the screen (whole or in part), or a pattern. */
export type Target = string | RegExp

/** The mini-program on a phone, as the person holding it sees it. Every method waits until it can be done. */
export interface App {
  /** Opens a page by its path, as a shared card or a scanned code does. */
  open(path: string): Promise<void>
  tap(target: Target): Promise<void>
  /** Puts a finger on the middle of the target, moves it by so many points and lifts it. Chromium only. */
  drag(target: Target, by: { x: number; y: number }): Promise<void>
  /** Replaces what stands in a field. */
  type(target: Target, text: string): Promise<void>
  /** Waits until the target is to be seen. */
  sees(target: Target): Promise<void>
  /** Waits until the target is no longer to be seen. */
  misses(target: Target): Promise<void>
  /** Is it to be seen at this moment? */
  isSeen(target: Target): Promise<boolean>
  /** Waits until at least so many elements of the page in front match a CSS selector. */
  shows(selector: string, count?: number): Promise<void>
  /** Waits for the target and returns its text, of a field its value. */
  reads(target: Target): Promise<string>
  /** Waits until a page with this path is in front. */
  arrives(path: string): Promise<void>
  /** The phone's way back. */
  back(): Promise<void>
  pullDown(): Promise<void>
  scrollToEnd(): Promise<void>
  /** Changes the phone or what the person will answer: network, place, theme, letter size, next scan … */
  set(changes: Partial<DeviceState>): Promise<void>
  /** The phone's clock follows the system's, which was set or advanced. */
  followClock(): Promise<void>
  /** What is on the phone now. */
  state(): Promise<DeviceState>
  /** The person leaves for another app and comes back. */
  background(): Promise<void>
  foreground(): Promise<void>
  /** WeChat kills the app; what is on the phone stays. */
  kill(): Promise<void>
  /** Starts it after a kill, on a phone that may have changed meanwhile. */
  start(path?: string, changes?: Partial<DeviceState>): Promise<void>
  /** Names of interfaces called since the start. */
  calls(): Promise<string[]>
  /** The network between this phone and the server. */
  wire: Wire
  /** The screen as PNG, optionally written to a file. Chromium only. */
  picture(file?: string): Promise<Buffer>
  /** Runs a function with the document and window of the page in front. It is sent as text: it sees nothing else. */
  inPage<T>(look: (document: Document, window: Window) => T): Promise<T>
  /** The same with the text of a function, as the audit's collector is. */
  collect<T>(source: string): Promise<T>
  /** Every page the app declares. */
  routes(): Promise<string[]>
  /** Waits until the page in front has come to rest: no request runs, its pictures are there, nothing is drawn anew. */
  settles(): Promise<void>
  /** What the page in front has cost until now; its first screen ends here. */
  cost(): Promise<PageMeasure>
  measures(): Promise<PageMeasure[]>
  /** Breaches of the platform's rules and errors of the app so far. */
  faults(): Promise<string[]>
  /** Ends it. Throws with every fault. */
  close(): Promise<void>
}

export interface AppOptions {
  /** Where the system runs. */
  url: string
  /** Runs in this browser; in jsdom without one. */
  browser?: Browser
  /** Folder of the build. Default: WEAPP_DIST, or dist/weapp. */
  dist?: string
  /** Page it is launched at. */
  path?: string
  device?: Partial<DeviceState>
  /** How long the person waits for something to appear. Milliseconds. */
  patience?: number
  /** By how much the phone's clock is ahead of this machine's, milliseconds. Asked at each start; else the system is. */
  shift?: () => Promise<number>
}

const builds = new Map<string, Build>()

/** A build, compiled once a process. */
export function buildAt(dist: string): Build {
  const known = builds.get(dist)
  if (known) return known
  const fresh = readBuild(dist)
  builds.set(dist, fresh)
  return fresh
}

/** The origin of the API the build was made for. Throws when it is not one of a local system. */
function builtFor({ js }: Build): string {
  for (const source of Object.values(js)) {
    const found = /"(https?:\/\/localhost:\d+)\/api"/.exec(source)?.[1]
    if (found) return found
  }
  throw new Error('dist/weapp was not built for a local system: npm run build:weapp')
}

/** Where a target is that is nowhere. */
const NOWHERE = 'not on the screen'

const said = (error: unknown) => (error instanceof Error ? error.message : String(error))

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** By how much the clock of the system at that address is ahead of this machine's. Milliseconds; 0 where there is none. */
async function shiftOf(url: string): Promise<number> {
  const answer = await fetch(`${url}/__dev/clock`).catch(() => undefined)
  if (!answer?.ok) return 0
  return ((await answer.json()) as { shiftMs: number }).shiftMs
}

/** Launches the mini-program on a new phone. */
export async function openApp(options: AppOptions): Promise<App> {
  const {
    url,
    browser,
    dist = process.env.WEAPP_DIST ?? 'dist/weapp',
    path = 'pages/home/index',
    patience = PATIENCE_MS,
    shift = () => shiftOf(url),
  } = options
  const build = buildAt(dist)
  const { native, wire } = createNative({ url, builtFor: builtFor(build) })
  const earlier: string[] = []
  let device = aDevice(options.device)
  const restart = () => {
    void app.kill().then(() => app.start())
  }
  const driver: Driver = browser
    ? inChromium(browser, { native, onRestart: restart })
    : inJsdom({ native, onRestart: restart })

  async function until<T>(what: string | (() => string), look: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + patience
    for (;;) {
      const found = await look()
      if (found !== undefined && found !== false) return found
      if (Date.now() > end) {
        const faults = await app.faults()
        const text = await driver.call<string>('text')
        const problem = typeof what === 'string' ? what : what()
        throw new Error(
          [`${problem}; on the screen: “${text.replace(/\s+/g, ' ').slice(0, 600)}”`, ...faults].join('\n'),
        )
      }
      await pause(LOOK_EVERY_MS)
    }
  }

  /** Does the host answer what is wanted, now or soon? */
  const answers = async (wanted: Wanted, method: HostMethod, ...given: unknown[]): Promise<boolean> =>
    driver.soon ? driver.soon(method, given, wanted) : isWanted(await driver.call(method, ...given), wanted)

  /** A spot that holds still: what slides in is touched when it has arrived. */
  async function steady(target: Target): Promise<Spot> {
    let before: Spot | undefined
    const problem = () => `cannot touch ${target}: ${before ? (before.refused ?? 'it does not hold still') : NOWHERE}`
    return until(problem, async () => {
      const spot = await driver.call<Spot | undefined>('spot', target)
      const isSteady = spot && before && spot.x === before.x && spot.y === before.y && !spot.refused
      before = spot
      return isSteady ? spot : undefined
    })
  }

  const app: App = {
    wire,
    open: (to) => driver.call('enter', to),
    tap: async (target) => {
      if (driver.touch) return driver.touch(await steady(target))
      let refused: string | undefined
      const problem = () => `cannot tap ${target}: ${refused}`
      await until(problem, async () => {
        refused = await driver.call<string | undefined>('tap', target)
        return refused === undefined
      })
    },
    drag: async (target, by) => {
      if (!driver.drag) throw new Error('jsdom has no places to drag between')
      await driver.drag(await steady(target), by)
    },
    type: async (target, text) => {
      if (driver.touch && driver.keys) {
        await driver.touch(await steady(target))
        await driver.keys(text)
      } else await until(`cannot type into ${target}`, () => driver.call<boolean>('type', target, text))
    },
    sees: async (target) => {
      await until(`does not see ${target}`, () => answers({ is: true }, 'sees', target))
    },
    misses: async (target) => {
      await until(`still sees ${target}`, () => answers({ is: false }, 'sees', target))
    },
    shows: async (selector, count = 1) => {
      const source = `(document) => document.querySelectorAll(${JSON.stringify(selector)}).length`
      await until(`has not ${count} of ${selector}`, async () => (await driver.inPage<number>(source)) >= count)
    },
    isSeen: (target) => driver.call('sees', target),
    reads: (target) => until(`does not see ${target}`, () => driver.call<string | undefined>('reads', target)),
    arrives: async (to) => {
      await until(`is not at ${to}`, () => answers({ is: to }, 'route'))
    },
    back: () => app.tap('#wx-back'),
    pullDown: () => driver.call('pullDown'),
    scrollToEnd: () => driver.call('scrollToEnd'),
    set: async (changes) => {
      await driver.call('change', changes)
      await driver.emulate(await app.state())
    },
    followClock: async () => driver.shiftTo(await shift()),
    state: () => driver.call('state'),
    background: () => driver.call('background'),
    foreground: () => driver.call('foreground'),
    kill: async () => {
      device = afterKill(await app.state())
      earlier.push(...(await driver.call<string[]>('faults')))
      await driver.close()
    },
    start: async (to = path, changes = {}) => {
      device = { ...device, ...changes }
      await driver.launch(build, device, to, await shift()).catch(async (error: unknown) => {
        const faults = await driver.call<string[]>('faults')
        throw new Error([`the app does not start: ${said(error)}`, ...faults].join('\n'))
      })
    },
    calls: () => driver.call('calls'),
    picture: async (file) => {
      if (!driver.picture) throw new Error('jsdom draws no pictures')
      const png = await driver.picture()
      if (file) writeFileSync(file, png)
      return png
    },
    inPage: (look) => driver.inPage(String(look)),
    collect: (source) => driver.inPage(source),
    routes: async () => routesOf(build),
    settles: async () => {
      await until('does not come to rest', () => driver.rests())
    },
    cost: async () => {
      await driver.call('shown')
      return driver.call('cost')
    },
    measures: () => driver.call('measures'),
    faults: async () => [...earlier, ...(await driver.call<string[]>('faults'))],
    close: async () => {
      const faults = await app.faults()
      await driver.close()
      if (faults.length > 0) throw new Error(`faults of the app:\n${faults.join('\n')}`)
    },
  }
  await app.start(path).catch(async (error: unknown) => {
    await driver.close()
    throw error
  })
  return app
}
