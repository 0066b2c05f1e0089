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

/** Back to where the person came from, or home when this page was opened directly. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goTab('home')
}
