import { POSTER_PAGE } from '@functions/posters/making'
import { breachesOr, type Finding } from './finding'
import { reachablePages, type Source } from './routes'
import { pagesOf, type Weapp } from './weapp'

/** Pages that are opened from outside of the app, by whom. */
export const OPENED_FROM_OUTSIDE: Readonly<Record<string, string>> = {
  [POSTER_PAGE]: 'the code of a poster',
}

/** The packages hold exactly the pages of the source, whole, and a person can get to each of them. */
export function auditPages({ app, files }: Weapp, source: Source, outside = OPENED_FROM_OUTSIDE): Finding[] {
  const declared = pagesOf(app)
  const there = new Set(files)
  const missing = declared.flatMap((page) =>
    ['js', 'json', 'wxml'].map((extension) => `${page}.${extension}`).filter((file) => !there.has(file)),
  )
  const undeclared = source.pages.filter((page) => !declared.includes(page))
  const unknown = [...declared, ...Object.keys(outside)].filter((page) => !source.pages.includes(page))
  const tabs = (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath)
  const [first = ''] = app.pages
  const reached = reachablePages(source, [first, ...tabs, ...Object.keys(outside)].filter(Boolean))
  const cutOff = declared.filter((page) => !reached.has(page))
  const differs = [
    ...undeclared.map((page) => ({ where: page, measured: 'not in app.json' })),
    ...unknown.map((page) => ({ where: page, measured: 'no such page in the source' })),
  ]
  return [
    ...breachesOr(
      { rule: 'pages are whole', budget: 'all', official: 'all' },
      missing.map((file) => ({ where: file, measured: 'missing' })),
      `${declared.length} pages`,
    ),
    ...breachesOr(
      { rule: 'app.json has the pages of the source', budget: 'all' },
      differs,
      `${source.pages.length} pages`,
    ),
    ...breachesOr(
      { rule: 'pages can be reached', budget: 'all' },
      cutOff.map((page) => ({ where: page, measured: 'nothing leads there' })),
      `${reached.size} pages, ${tabs.length} tabs, ${Object.keys(outside).length} from outside`,
    ),
  ]
}
