/** How a page that a message leads to is opened. */
export interface Link {
  how: 'switchTab' | 'navigateTo'
  url: string
}

/** Pages of the tab bar lie outside the subpackages; WeChat takes no query for them and opens them in no other way. */
const TAB_PAGE = /^pages\/\w+\/index$/

/** The link of a message's page, which is kept as WeChat's message wants it: without a leading slash. */
export function linkOf(page: string): Link {
  const path = page.replace(/^\//, '')
  const [address = ''] = path.split('?')
  return TAB_PAGE.test(address) ? { how: 'switchTab', url: `/${address}` } : { how: 'navigateTo', url: `/${path}` }
}
