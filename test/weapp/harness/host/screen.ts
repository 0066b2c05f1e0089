import type { AppConfig, DeviceState, PageConfig } from '../types'
import { draw } from './dom'
import { SCREEN_STYLES } from './screenStyles'

/** Height of the bar with the title, below the status bar. CSS pixels. */
const BAR = 44
/** Height of the tab bar above the safe area. CSS pixels. */
const TABS = 50

interface Options {
  document: Document
  app: AppConfig
  state: DeviceState
  /** Resolves an `@name` of theme.json and leaves anything else as it is. */
  themed: (value: string) => string
  /** A picture of the package as an address. */
  assetAddress: (path: string) => string
  onBack: () => void
  onTab: (path: string) => void
}

/** What the bars show for the page in front. */
interface Front {
  frame: HTMLIFrameElement
  config: PageConfig
  title: string
  colors: { front: string; background: string } | undefined
  /** Index of its tab; undefined for a page without a tab bar. */
  tab: number | undefined
  /** Pages below it. */
  depth: number
}

/** The phone's screen: status, title and tab bar drawn from app.json, the webviews between them, dialogs over them. */
export function createScreen({ document, app, state, themed, assetAddress, onBack, onTab }: Options) {
  const style = document.createElement('style')
  style.textContent = SCREEN_STYLES
  document.head.append(style)
  const nav = draw(document, 'nav')
  const tabs = draw(document, 'tabs')
  const root = draw(document, 'screen', nav, tabs)
  document.body.append(root)
  const badges = new Map<number, string>()
  const texts = new Map<number, string>()
  let shown: Front | undefined

  const colour = (config: PageConfig, name: 'navigationBarBackgroundColor' | 'backgroundColor', other: string) =>
    themed(config[name] ?? app.window?.[name] ?? other)

  function drawNav({ config, title, colors, depth, tab }: Front): void {
    const light = themed(config.navigationBarTextStyle ?? app.window?.navigationBarTextStyle ?? 'black') === 'white'
    nav.style.color = colors?.front ?? (light ? '#ffffff' : '#000000')
    nav.style.background = colors?.background ?? colour(config, 'navigationBarBackgroundColor', '#F8F8F8')
    const status = draw(document, 'status', draw(document, '', '9:41'), document.createElement('i'))
    status.style.height = `${state.screen.statusBar}px`
    const capsule = draw(document, 'capsule', document.createElement('b'), document.createElement('u'))
    const bar = draw(document, 'bar', draw(document, 'title', title), capsule)
    const isEntry = depth === 0 && tab === undefined
    if (depth > 0 || isEntry) {
      const back = draw(document, isEntry ? 'back is-home' : 'back')
      back.id = 'wx-back'
      back.setAttribute('aria-label', isEntry ? '回到首页' : '返回')
      back.onclick = onBack
      bar.prepend(back)
    }
    nav.replaceChildren(status, bar)
  }

  function drawTabs(current: number | undefined): void {
    const { tabBar } = app
    tabs.style.display = tabBar && current !== undefined ? '' : 'none'
    if (!tabBar || current === undefined) return
    tabs.style.background = themed(tabBar.backgroundColor)
    tabs.style.height = `${TABS + state.screen.safeBottom}px`
    tabs.replaceChildren(
      ...tabBar.list.map(({ pagePath, text, iconPath, selectedIconPath }, index) => {
        const isCurrent = index === current
        const icon = document.createElement('img')
        icon.src = assetAddress(themed((isCurrent ? selectedIconPath : iconPath) ?? ''))
        const label = document.createElement('span')
        label.textContent = texts.get(index) ?? text
        const tab = draw(document, 'tab', icon, label)
        tab.style.color = themed(isCurrent ? tabBar.selectedColor : tabBar.color)
        const badge = badges.get(index)
        if (badge !== undefined) tab.append(Object.assign(document.createElement('em'), { textContent: badge }))
        tab.onclick = () => onTab(pagePath)
        return tab
      }),
    )
  }

  function redraw(): void {
    if (!shown) return
    drawNav(shown)
    drawTabs(shown.tab)
    place(shown)
  }

  function place({ frame, config, tab }: Front): void {
    const below = tab === undefined ? 0 : TABS + state.screen.safeBottom
    const top = state.screen.statusBar + BAR
    frame.style.top = `${top}px`
    frame.style.height = `${state.screen.height - top - below}px`
    const body = frame.contentDocument
    // A page above the tab bar ends where the unsafe area begins; one without has it inside.
    body?.documentElement.style.setProperty('--safe-bottom', tab === undefined ? `${state.screen.safeBottom}px` : '0px')
    root.style.setProperty('--safe-bottom', `${state.screen.safeBottom}px`)
    frame.style.background = colour(config, 'backgroundColor', '#ffffff')
  }

  return {
    root,
    redraw,
    badge: (index: number, text: string | undefined) => {
      if (text === undefined) badges.delete(index)
      else badges.set(index, text)
      redraw()
    },
    tabText: (index: number, text: string) => {
      texts.set(index, text)
      redraw()
    },
    /** A new empty webview behind the one in front, as wide as the screen. */
    addFrame: (): HTMLIFrameElement => {
      const frame = document.createElement('iframe')
      frame.className = 'webview'
      root.append(frame)
      return frame
    },
    /** Lays a new webview out as the page in front, so that it has its size before it draws. */
    show: (front: Front) => {
      for (const frame of Array.from(root.querySelectorAll('iframe'))) {
        frame.classList.toggle('front', frame === front.frame)
      }
      shown = front
      redraw()
    },
  }
}

export type Screen = ReturnType<typeof createScreen>
