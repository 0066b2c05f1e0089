import { writeFileSync } from 'node:fs'
import { readBuild } from './build'
import { inChromium } from './chromium'
import { aDevice, afterKill } from './device'
import { type Driver, type HostMethod, isWanted, LOOK_EVERY_MS, type Wanted } from './driver'
import type { Spot } from './host/find'
import { inJsdom } from './jsdom'
import { createNative } from './native'
import type { App, AppOptions, Target } from './person'
import { routesOf } from './routes'
import { shiftOf } from './shift'
import type { Build } from './types'

/** How long a person waits, unless a test says otherwise, for something to appear. Milliseconds. */
const PATIENCE_MS = 30_000

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
    says: async (target, words) => {
      const isThere = (text = '') => (typeof words === 'string' ? text.includes(words) : words.test(text))
      const read = () => driver.call<string | undefined>('reads', target)
      await until(`${target} does not say ${words}`, async () => isThere(await read()))
    },
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
