import type { Phone } from '../phone'
import { asyncApis, type Members } from './base'
import { numberOf, type Options, textOf } from './options'
import { refuse } from './refusal'

function tabOf(phone: Phone, options: Options): number {
  const index = numberOf(options, 'index')
  if (!phone.app.tabBar?.list[index]) throw refuse('tabbar item not found')
  return index
}

/** Interfaces that change the frame around a page: its bars, its scrolling. */
export function pageApis(phone: Phone): Members {
  return asyncApis(phone, {
    setNavigationBarTitle: (options) => phone.ui.setTitle(textOf(options, 'title')),
    setNavigationBarColor: (options) => {
      const front = textOf(options, 'frontColor')
      if (front !== '#ffffff' && front !== '#000000') throw refuse('invalid frontColor', { errno: 1001 })
      phone.ui.setNavigationColors({ front, background: textOf(options, 'backgroundColor') })
    },
    hideHomeButton: () => undefined,
    setTabBarItem: (options) => {
      const index = tabOf(phone, options)
      if (!phone.tabInFront()) throw refuse('not TabBar page')
      phone.ui.setTabText(index, textOf(options, 'text'))
    },
    setTabBarBadge: (options) => phone.ui.setBadge(tabOf(phone, options), textOf(options, 'text')),
    removeTabBarBadge: (options) => phone.ui.setBadge(tabOf(phone, options), undefined),
    stopPullDownRefresh: () => phone.ui.stopPullDown(),
    pageScrollTo: (options) => {
      const { scrollTop, selector } = options
      phone.ui.scrollTo({
        ...(typeof scrollTop === 'number' ? { top: scrollTop } : {}),
        ...(typeof selector === 'string' ? { selector } : {}),
      })
    },
  })
}
