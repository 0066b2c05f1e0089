import type { Build, DeviceState, Native } from '../types'
import { afterTap, installAttributes, watchFields } from './builtins'
import { createConsole, watchErrors } from './complaints'
import { createEngine } from './engine'
import { explain } from './explain'
import { createFrontPage } from './frontPage'
import { createHands } from './hands'
import type { Host } from './host'
import { createListeners } from './listeners'
import { createModules } from './modules'
import { createOverlays } from './overlays'
import { createPack } from './pack'
import { createPages } from './pages'
import type { NativeUi, Phone } from './phone'
import { createScreen } from './screen'
import { createWeChat } from './wx'

/** What app.js gives to `App()`. */
type Application = Record<string, unknown>

interface Outside {
  build: Build
  state: DeviceState
  native: Native
  /** Kills the app; the outside starts it again. */
  restart: () => void
}

/** Runs a mini-program in this window. */
export function createHost({ build, state, native, restart }: Outside): Host {
  const faults: string[] = []
  const calls: string[] = []
  let application: Application | undefined
  let tapping = 0
  let inFront = true
  let launched = { path: '', query: {} as Record<string, string>, scene: 1001 }

  const wordsOf = (error: unknown) => explain(build, error)
  const fault = (sentence: string) => {
    if (!faults.includes(sentence)) faults.push(sentence)
  }
  const { themed, tabPicture, pictureAddress } = createPack(build, state, fault)
  const { on, off, emit } = createListeners((event, error) =>
    fault(`error in a listener of ${event}: ${wordsOf(error)}`),
  )

  const screen = createScreen({
    document,
    app: build.app,
    state,
    themed,
    assetAddress: tabPicture,
    onBack: () =>
      pages.stack.length > 1 ? pages.router.navigateBack(1) : pages.router.reLaunch(`/${pages.routes[0]}`),
    onTab: (path) => {
      pages.router.switchTab(`/${path}`)
      pages.tell(pages.top(), 'onTabItemTap', { pagePath: path })
    },
  })
  const overlays = createOverlays(document, screen.root)
  const ui: NativeUi = {
    ...overlays,
    setTitle: (title) => pages.retitle(title),
    setNavigationColors: (colors) => pages.recolour(colors),
    setBadge: screen.badge,
    setTabText: screen.tabText,
    stopPullDown: () => undefined,
    scrollTo: ({ top, selector }) => {
      const { document: frame, window: view } = frontPage.front()
      const at = selector ? frame.querySelector(selector)?.getBoundingClientRect().top : undefined
      view.scrollTo(0, at === undefined ? (top ?? 0) : at + view.scrollY)
    },
  }

  const phone: Phone = {
    state,
    native,
    app: build.app,
    ui,
    router: {
      navigateTo: (url) => pages.router.navigateTo(url),
      redirectTo: (url) => pages.router.redirectTo(url),
      navigateBack: (delta) => pages.router.navigateBack(delta),
      switchTab: (url) => pages.router.switchTab(url),
      reLaunch: (url) => pages.router.reLaunch(url),
      restart,
    },
    inTap: () => tapping > 0,
    fault,
    called: (api) => {
      calls.push(api)
    },
    requestStarted: (url) => pages.stack.at(-1)?.meter.request(url) ?? (() => undefined),
    on,
    off,
    emit,
    inFront: () => inFront,
    tabInFront: () => {
      const route = pages.stack.at(-1)?.route
      return (build.app.tabBar?.list ?? []).some(({ pagePath }) => pagePath === route)
    },
    launchOptions: () => launched,
  }
  const { wx, privacy } = createWeChat(phone)
  const outside = { phone, privacy, pick: overlays.pick, pictureAddress }

  const modules = createModules({
    build,
    fault,
    wx,
    console: createConsole({ fault, wordsOf }),
    App: (definition) => {
      application = definition as Application
    },
    getApp: () => application,
    getCurrentPages: () => pages.stack.map(({ caller }) => caller),
  })
  installAttributes(outside)
  const engine = createEngine({ build, define: (path, env) => modules.define(`${path}.js`, env), fault, wordsOf })
  const pages = createPages({
    build,
    engine,
    screen,
    themed,
    fault,
    wordsOf,
    restart,
    watchFields,
    blocked: () => overlays.covers(),
    asTap: (run) => {
      tapping += 1
      try {
        run()
      } catch (error) {
        fault(`error in a tap: ${wordsOf(error)}`)
      } finally {
        tapping -= 1
      }
    },
    afterTap: (target) => afterTap(target, outside),
  })

  watchErrors({ fault, wordsOf }, (reason) => emit('unhandledRejection', { reason }))
  for (const sentence of [...build.warnings, ...build.missing]) fault(`the build: ${sentence}`)

  const callApp = (handler: string, given: object) => {
    const method = application?.[handler]
    if (typeof method === 'function') method.call(application, given)
  }
  const frontPage = createFrontPage(pages, fault)

  return {
    state,
    faults,
    calls,
    start: (url, scene = 1001) => {
      const [path = '', search = ''] = url.replace(/^\//, '').split('?')
      launched = { path, query: Object.fromEntries(new URLSearchParams(search)), scene }
      modules.load('app.js')
      if (!application) throw new Error('app.js did not call App()')
      callApp('onLaunch', { ...launched, referrerInfo: {} })
      callApp('onShow', { ...launched, referrerInfo: {} })
      pages.start(`/${url.replace(/^\//, '')}`)
    },
    enter: (url) => pages.router.reLaunch(`/${url.replace(/^\//, '')}`),
    background: () => {
      inFront = false
      pages.tell(pages.top(), 'onHide')
      callApp('onHide', {})
      emit('appHide', {})
    },
    foreground: () => {
      inFront = true
      callApp('onShow', { ...launched, referrerInfo: {} })
      emit('appShow', launched)
      pages.tell(pages.top(), 'onShow')
    },
    change: (changes) => {
      const before = { ...state }
      Object.assign(state, changes)
      if (before.network !== state.network) emit('network', { networkType: state.network })
      if (before.theme !== state.theme) emit('theme', { theme: state.theme })
      if (before.fontSize !== state.fontSize) emit('fontSize', { fontSizeSetting: state.fontSize })
      pages.redraw()
    },
    ...createHands({
      document,
      front: () => frontPage.front().document,
      covers: overlays.covers,
      tap: (element) => pages.top().tap(element),
    }),
    ...frontPage,
  }
}
