/** The browser's bar is drawn beside the first page, and hears nothing before. */
export function barListens(): Promise<void> {
  const bar = document.querySelector('taro-tabbar')
  return new Promise((resolve) => {
    if (!bar || bar.childElementCount > 0) return resolve()
    new MutationObserver((_, observer) => {
      observer.disconnect()
      resolve()
    }).observe(bar, { childList: true })
  })
}
