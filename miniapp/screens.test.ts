import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES } from '@shared/pages.gen'
import { SCREENS } from '../test/weapp/screens/beside'

const LISTS = join(__dirname, '../test/weapp/screens')
const lists = readdirSync(LISTS)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(LISTS, name), 'utf8'))
  .join('\n')

/** Pages that nobody opens by an address: what leads there. */
const LED_TO: Record<string, string> = { 'merchant/confirm': 'a voucher that was scanned' }

test('every page is shown to somebody: its folder has a screen.json, or a list in test/weapp/screens names it', () => {
  const shown = new Set<string>(SCREENS.map(({ page }) => page))
  const isListed = (page: string) =>
    page.includes('/') ? lists.includes(page.replace('/', "('").concat("')")) : lists.includes(`'pages/${page}/index'`)
  const missing = Object.keys(PAGES).filter((page) => !shown.has(page) && !isListed(page) && !LED_TO[page])
  expect(missing).toEqual([])
})

test('what leads to a page is said of none that says itself how it is shown', () => {
  expect(SCREENS.filter(({ page }) => LED_TO[page])).toEqual([])
  expect(SCREENS.length).toBeGreaterThan(40)
})
