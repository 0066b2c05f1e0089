/** What Taro's bar is called as long as no tab is in front of it, or nothing hears yet (@tarojs/components, tabbar). */
const HIDDEN = 'taro-tabbar__tabbar-hide'

/**
 * The browser's bar is drawn beside the first page, hidden; it hears a moment later, and then shows itself. What is said to it
 * before is lost, and nobody learns of it.
 */
export function barListens(): Promise<void> {
  const bar = document.querySelector('taro-tabbar')
  return new Promise((resolve) => {
    const hears = (at: Element) => at.childElementCount > 0 && !at.classList.contains(HIDDEN)
    if (!bar || hears(bar)) return resolve()
    new MutationObserver((_, observer) => {
      if (!hears(bar)) return
      observer.disconnect()
      resolve()
    }).observe(bar, { childList: true, attributes: true, attributeFilter: ['class'] })
  })
}
