import { routesOf } from '../routes'
import type { Build, PageConfig, PageMeasure } from '../types'
import type { createEngine, PageCaller } from './engine'
import { watchFingers } from './gestures'
import { createMeter, type PageMeter } from './meter'
import { folderOf, normalise } from './modules'
import type { Router } from './phone'
import type { Screen } from './screen'
import { UA_STYLES } from './uaStyles'

/** WeChat keeps no more pages on top of each other. */
const MOST_PAGES = 10
const KB = 1024
/** WeChat's audit allows no more in one setData. Bytes. */
const MOST_DATA = 256 * KB
/** Distance to the end at which `onReachBottom` fires, unless the page says otherwise. CSS pixels. */
const REACH_BOTTOM = 50

export interface OpenPage {
  route: string
  query: Record<string, string>
  caller: PageCaller
  frame: HTMLIFrameElement
  config: PageConfig
  title: string
  colors: { front: string; background: string } | undefined
  meter: PageMeter
  /** Does to the webview what a finger does. */
  tap: (target: HTMLElement) => void
  release: () => void
}

interface Options {
  build: Build
  engine: ReturnType<typeof createEngine>
  screen: Screen
  themed: (value: string) => string
  fault: (sentence: string) => void
  /** What an error says, and where. */
  wordsOf: (error: unknown) => string
  asTap: (run: () => void) => void
  afterTap: (target: HTMLElement) => void
  blocked: () => boolean
  watchFields: (frame: Document) => void
  restart: () => void
}

/** The page stack: one webview a page, tabs kept alive, at most ten on top of each other. */
export function createPages(options: Options) {
  const { build, engine, screen, fault } = options
  const routes = routesOf(build)
  const tabs = (build.app.tabBar?.list ?? []).map(({ pagePath }) => normalise(pagePath))
  const stack: OpenPage[] = []
  const kept = new Map<string, OpenPage>()
  const closed: PageMeasure[] = []

  function parse(url: string): { route: string; query: Record<string, string> } {
    const [path = '', search = ''] = url.split('?')
    const base = stack.at(-1)?.route
    const route = normalise(path.startsWith('/') || !base ? path : `${folderOf(base)}/${path}`)
    const pairs = search.split('&').filter(Boolean)
    const query = Object.fromEntries(
      pairs.map((pair) => {
        const [name = '', value = ''] = pair.split('=')
        return [name, decodeURIComponent(value)]
      }),
    )
    if (!routes.includes(route)) {
      fault(`page "${route}" is not in app.json`)
      throw new Error(`page "${route}" is not found`)
    }
    return { route, query }
  }

  const isTab = (route: string) => tabs.includes(route)

  /** Calls a page's handler; what it throws is the app's fault. */
  function tell(page: OpenPage | undefined, handler: string, ...given: unknown[]): unknown {
    const method = page?.caller[handler]
    if (typeof method !== 'function') return undefined
    try {
      return method.apply(page?.caller, given)
    } catch (error) {
      fault(`error in ${page?.route} ${handler}: ${options.wordsOf(error)}`)
      return undefined
    }
  }

  function showTop(): void {
    const page = stack.at(-1)
    if (!page) return
    const tab = tabs.indexOf(page.route)
    screen.show({ ...page, tab: tab < 0 ? undefined : tab, depth: stack.length - 1 })
  }

  function open(route: string, query: Record<string, string>): void {
    const frame = screen.addFrame()
    const { contentDocument: document, contentWindow: window } = frame
    if (!document || !window) throw new Error('a webview without a document')
    document.head.append(Object.assign(document.createElement('style'), { textContent: UA_STYLES }))
    const config = build.json[route] ?? {}
    const meter = createMeter(route)
    const title = config.navigationBarTitleText ?? build.app.window?.navigationBarTitleText ?? ''
    const { tap } = watchFingers(document, options)
    options.watchFields(document)
    const early = { route, query, frame, config, title, colors: undefined, meter, tap }
    const mounted = engine.mount(route, document, (caller) => {
      const set = caller.setData.bind(caller)
      caller.setData = (data, done) => {
        const bytes = meter.setData(data)
        if (bytes > MOST_DATA)
          fault(`${route} hands ${Math.ceil(bytes / KB)} KB to one setData, ${MOST_DATA / KB} are allowed`)
        set(data, done)
      }
      Object.assign(caller, { route, __route__: route, options: query })
      stack.push({ ...early, caller, release: () => undefined })
      showTop()
    })
    const page: OpenPage = { ...early, ...mounted }
    stack[stack.length - 1] = page
    if (isTab(route)) kept.set(route, page)
    window.addEventListener('scroll', () => scrolled(page))
    tell(page, 'onLoad', query)
    tell(page, 'onShow')
    tell(page, 'onReady')
  }

  const atBottom = new WeakSet<OpenPage>()
  function scrolled(page: OpenPage): void {
    const { caller, config, frame } = page
    const view = frame.contentDocument?.scrollingElement
    if (!view || page !== stack.at(-1)) return
    if (typeof caller.onPageScroll === 'function') tell(page, 'onPageScroll', { scrollTop: view.scrollTop })
    const left = view.scrollHeight - view.clientHeight - view.scrollTop
    const reached = left <= (config.onReachBottomDistance ?? REACH_BOTTOM)
    if (reached && !atBottom.has(page)) tell(page, 'onReachBottom')
    if (reached) atBottom.add(page)
    else atBottom.delete(page)
  }

  function close(page: OpenPage | undefined): void {
    if (!page) return
    tell(page, 'onUnload')
    closed.push(page.meter.read())
    page.release()
    page.frame.remove()
  }

  function start(url: string): void {
    const { route, query } = parse(url)
    open(route, query)
  }

  const router: Router = {
    navigateTo: (url) => {
      const { route, query } = parse(url)
      if (isTab(route)) throw new Error('can not navigateTo a tabbar page')
      if (stack.length >= MOST_PAGES) throw new Error(`webview count limit exceed`)
      tell(stack.at(-1), 'onHide')
      open(route, query)
    },
    redirectTo: (url) => {
      const { route, query } = parse(url)
      if (isTab(route)) throw new Error('can not redirectTo a tabbar page')
      const before = stack.pop()
      if (before && isTab(before.route)) kept.delete(before.route)
      close(before)
      open(route, query)
    },
    navigateBack: (delta) => {
      if (stack.length < 2) throw new Error('cannot navigate back at first page.')
      for (let left = Math.min(delta, stack.length - 1); left > 0; left -= 1) close(stack.pop())
      showTop()
      tell(stack.at(-1), 'onShow')
    },
    switchTab: (url) => {
      const { route } = parse(url)
      if (!isTab(route)) throw new Error('can not switch to no-tabBar page')
      const front = stack.at(-1)
      if (front?.route === route) return
      for (const page of stack.splice(0).reverse()) {
        if (!isTab(page.route)) close(page)
        else if (page === front) tell(page, 'onHide')
      }
      const known = kept.get(route)
      if (!known) return open(route, {})
      stack.push(known)
      showTop()
      tell(known, 'onShow')
    },
    reLaunch: (url) => {
      const { route, query } = parse(url)
      const all = new Set([...stack.splice(0).reverse(), ...kept.values()])
      kept.clear()
      for (const page of all) close(page)
      open(route, query)
    },
    restart: options.restart,
  }

  return {
    routes,
    router,
    start,
    tell,
    stack: stack as readonly OpenPage[],
    top: (): OpenPage => {
      const page = stack.at(-1)
      if (!page) throw new Error('no page is open')
      return page
    },
    retitle: (title: string) => {
      const page = stack.at(-1)
      if (page) page.title = title
      showTop()
    },
    recolour: (colors: { front: string; background: string }) => {
      const page = stack.at(-1)
      if (page) page.colors = colors
      showTop()
    },
    redraw: showTop,
    measures: (): PageMeasure[] => [
      ...closed,
      ...[...new Set([...stack, ...kept.values()])].map(({ meter }) => meter.read()),
    ],
  }
}
