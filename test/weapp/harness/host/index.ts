import type { Build, DeviceState, Native } from '../types'
import { afterTap, installAttributes, watchFields } from './builtins'
import { createEngine } from './engine'
import { explain } from './explain'
import { laysOut } from './find'
import { createHands } from './hands'
import type { Host } from './host'
import { createModules } from './modules'
import { createOverlays } from './overlays'
import { createPages } from './pages'
import type { NativeUi, Phone, PhoneEvent } from './phone'
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
  const listeners = new Map<PhoneEvent, Set<(detail: unknown) => void>>()
  let application: Application | undefined
  let tapping = 0
  let inFront = true
  let launched = { path: '', query: {} as Record<string, string>, scene: 1001 }

  const wordsOf = (error: unknown) => explain(build, error)
  const fault = (sentence: string) => {
    if (!faults.includes(sentence)) faults.push(sentence)
  }
  const themed = (value: string) =>
    value.startsWith('@') ? (build.theme[state.theme][value.slice(1)] ?? value) : value
  const asset = (path: string) => build.assets[path.startsWith('/') ? path : `/${path}`]
  const pictureAddress = (src: string) => {
    const file = state.files[src]
    const address = file ? `data:image/${file.type};base64,${file.base64}` : asset(src)
    if (address === undefined && !/^(https?|data|wxfile):/.test(src)) fault(`picture "${src}" is not in the package`)
    return address ?? src
  }

  const screen = createScreen({
    document,
    app: build.app,
    state,
    themed,
    assetAddress: (path) => {
      const address = asset(path)
      if (address === undefined) fault(`picture of the tab bar "${path}" is not in the package`)
      return address ?? ''
    },
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
      const { document: frame, window: view } = front()
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
    on: (event, listener) => {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener))
    },
    off: (event, listener) => {
      if (listener) listeners.get(event)?.delete(listener)
      else listeners.delete(event)
    },
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

  function emit(event: PhoneEvent, detail: unknown): void {
    for (const listener of [...(listeners.get(event) ?? [])]) {
      try {
        listener(detail)
      } catch (error) {
        fault(`error in a listener of ${event}: ${wordsOf(error)}`)
      }
    }
  }

  const say = (...said: unknown[]) =>
    said.map((each) => (each instanceof Error ? wordsOf(each) : String(each))).join(' ')
  const appConsole = {
    log: () => undefined,
    info: () => undefined,
    debug: () => undefined,
    warn: (...said: unknown[]) => fault(`the app warned: ${say(...said)}`),
    error: (...said: unknown[]) => fault(`the app logged an error: ${say(...said)}`),
  }
  const modules = createModules({
    build,
    fault,
    wx,
    console: appConsole,
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

  window.addEventListener('unhandledrejection', ({ reason }) => {
    fault(`unhandled rejection: ${wordsOf(reason?.errMsg ?? reason)}`)
    emit('unhandledRejection', { reason })
  })
  window.addEventListener('error', ({ error, message }) => {
    fault(`uncaught error: ${wordsOf(error ?? message)}`)
  })
  for (const sentence of [...build.warnings, ...build.missing]) fault(`the build: ${sentence}`)

  const callApp = (handler: string, given: object) => {
    const method = application?.[handler]
    if (typeof method === 'function') method.call(application, given)
  }
  function front() {
    const { contentDocument, contentWindow } = pages.top().frame
    if (!contentDocument || !contentWindow) throw new Error('the page in front has no document')
    return { document: contentDocument, window: contentWindow as Window }
  }

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
      front: () => front().document,
      covers: overlays.covers,
      tap: (element) => pages.top().tap(element),
    }),
    pullDown: () => {
      if (pages.top().config.enablePullDownRefresh) pages.tell(pages.top(), 'onPullDownRefresh')
      else fault(`${pages.top().route} cannot be pulled down`)
    },
    scrollToEnd: () => {
      const { document: frame, window: view } = front()
      if (!laysOut(view)) {
        pages.tell(pages.top(), 'onReachBottom')
        return
      }
      view.scrollTo(0, frame.documentElement.scrollHeight)
    },
    route: () => pages.top().route,
    text: () => `${front().document.body.textContent ?? ''}`,
    shown: () => pages.top().meter.shown(),
    measures: () => pages.measures(),
    cost: () => pages.top().meter.read(),
    activity: () => {
      if (document.querySelector('.toast')) return undefined
      const loading = front().document.querySelector(
        'image[src]:not([data-natural-width]):not([data-broken]):not([src=""])',
      )
      const isWaiting = loading && laysOut(window)
      return isWaiting ? undefined : pages.top().meter.activity()
    },
    front,
  }
}
