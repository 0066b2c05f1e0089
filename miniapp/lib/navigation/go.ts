import { type PageName, type ParamsArgs, pageLink, type SubPage, type Tab } from '@shared/pages'
import Taro from '@tarojs/taro'
import { notOpened } from './parts'

/** Address of a page within the app: `pageUrl('worker/station', { id })`. */
export function pageUrl<P extends PageName>(page: P, ...params: ParamsArgs<P>): string {
  return `/${pageLink(page, ...params)}`
}

/** WeChat keeps ten pages on top of each other; the eleventh takes the place of the one it was opened from. */
const isFull = (error: unknown): boolean => /limit exceed|webview count/i.test(errMsgOf(error))
/** A second tap on the way to the same page, or a page that was left meanwhile: nothing is wrong. */
const isOverrun = (error: unknown): boolean => /is opening|cancel|interrupt/i.test(errMsgOf(error))

const errMsgOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error)

type Opening = 'navigateTo' | 'redirectTo' | 'switchTab'

/** Opens an address. What does not open is said, with a way to try again: a part of the app that cannot be loaded, too. */
export function open(how: Opening, url: string): void {
  Taro[how]({ url }).catch((error: unknown) => {
    if (isOverrun(error)) return
    if (how === 'navigateTo' && isFull(error)) return open('redirectTo', url)
    void notOpened(() => open(how, url))
  })
}

/** Opens a page on top of this one. */
export function go<P extends SubPage>(page: P, ...params: ParamsArgs<P>): void {
  open('navigateTo', pageUrl(page, ...params))
}

/** Opens a page in place of this one. */
export function replace<P extends SubPage>(page: P, ...params: ParamsArgs<P>): void {
  open('redirectTo', pageUrl(page, ...params))
}

/** Switches to a tab. */
export function goTab(tab: Tab): void {
  open('switchTab', pageUrl(tab))
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
