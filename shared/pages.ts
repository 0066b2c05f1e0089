import { PAGES, type PageParams } from './pages.gen'
import { queryOf } from './query'

/** A page of the app: `home` is a tab, `worker/report` lies in a subpackage. */
export type PageName = keyof typeof PAGES
export type Tab = Exclude<PageName, `${string}/${string}`>
export type SubPage = Exclude<PageName, Tab>
/** The pages of one subpackage, by their folder. */
export type PageOf<Package extends string> = PageName extends infer P
  ? P extends `${Package}/${infer Page}`
    ? Page
    : never
  : never

type NoParams = Record<never, never>
/** What a page's address carries: `Params` in the page's own file. */
export type ParamsOf<P extends PageName> = P extends keyof PageParams ? PageParams[P] : NoParams

/** The second argument of whatever leads to a page: none where the page takes nothing, and required where it needs something. */
export type ParamsArgs<P extends PageName> = P extends keyof PageParams
  ? NoParams extends PageParams[P]
    ? [params?: PageParams[P]]
    : [params: PageParams[P]]
  : []

/** A page that opens by its name alone. */
export type PlainPage = { [P in SubPage]: [] extends ParamsArgs<P> ? P : never }[SubPage]

type PagePath = (typeof PAGES)[PageName]
/** The address of a page as a message keeps it: `packages/worker/pages/report/index?id=…`. */
export type PageLink = PagePath | `${PagePath}?${string}`

/** The address of a page with its parameters. No leading slash: WeChat's messages refuse one. */
export function pageLink<P extends PageName>(page: P, ...[params]: ParamsArgs<P>): PageLink {
  const name: PageName = page
  return `${PAGES[name]}${queryOf({ ...params })}`
}
