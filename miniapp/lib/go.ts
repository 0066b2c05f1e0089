import Taro from '@tarojs/taro'
import { queryOf } from './transport'

type Tab = 'home' | 'report' | 'points' | 'me'

/** Address of a page in a subpackage: `pageUrl('worker/station', { id })`. */
export function pageUrl(page: `${'worker' | 'grid' | 'merchant' | 'admin'}/${string}`, query: object = {}): string {
  const [root, name] = page.split('/')
  return `/packages/${root}/pages/${name}/index${queryOf({ ...query })}`
}

/** Opens a page on top of this one. */
export function go(page: Parameters<typeof pageUrl>[0], query?: object): void {
  void Taro.navigateTo({ url: pageUrl(page, query) })
}

/** Opens a page in place of this one. */
export function replace(page: Parameters<typeof pageUrl>[0], query?: object): void {
  void Taro.redirectTo({ url: pageUrl(page, query) })
}

/** Switches to a tab. */
export function goTab(tab: Tab): void {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

/** The page that is on its way out: WeChat shows it for a moment longer, and taps still reach it. */
let leaving: unknown

/** Back to where the person came from, or home when this page was opened directly. A page is left once, however often it asks. */
export function goBack(): void {
  const pages = Taro.getCurrentPages()
  if (pages.length <= 1) {
    goTab('home')
    return
  }
  const top = pages.at(-1)
  if (top === leaving) return
  leaving = top
  Taro.navigateBack().catch(() => {
    // Still here: the next tap may try again.
    leaving = undefined
  })
}
