import { laysOut } from './find'
import type { Host } from './host'
import type { createPages } from './pages'

type FrontPage = Pick<
  Host,
  'pullDown' | 'scrollToEnd' | 'route' | 'text' | 'shown' | 'measures' | 'cost' | 'activity' | 'front'
>

/** Pictures of a page that are still on their way. */
const LOADING = 'image[src]:not([data-natural-width]):not([data-broken]):not([src=""])'

/** The page in front: what is seen of it, what it has cost, and what a person does to the whole of it. */
export function createFrontPage(pages: ReturnType<typeof createPages>, fault: (sentence: string) => void): FrontPage {
  function front() {
    const { contentDocument, contentWindow } = pages.top().frame
    if (!contentDocument || !contentWindow) throw new Error('the page in front has no document')
    return { document: contentDocument, window: contentWindow as Window }
  }
  return {
    front,
    route: () => pages.top().route,
    text: () => `${front().document.body.textContent ?? ''}`,
    shown: () => pages.top().meter.shown(),
    measures: () => pages.measures(),
    cost: () => pages.top().meter.read(),
    activity: () => {
      if (document.querySelector('.toast')) return undefined
      const isWaiting = front().document.querySelector(LOADING) && laysOut(window)
      return isWaiting ? undefined : pages.top().meter.activity()
    },
    pullDown: () => {
      if (pages.top().config.enablePullDownRefresh) pages.tell(pages.top(), 'onPullDownRefresh')
      else fault(`${pages.top().route} cannot be pulled down`)
    },
    scrollToEnd: () => {
      const { document: frame, window: view } = front()
      if (laysOut(view)) view.scrollTo(0, frame.documentElement.scrollHeight)
      else pages.tell(pages.top(), 'onReachBottom')
    },
  }
}
