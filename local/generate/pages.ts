import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@babel/parser'
import { ROOT } from '../paths'

/** A page as its folder declares it. */
interface PageFacts {
  /** As code names it: `home`, `worker/report`. */
  name: string
  /** As WeChat names it: `packages/worker/pages/report/index`. */
  path: string
  title: string
  /** What its address carries, as TypeScript; undefined for nothing. */
  params: string | undefined
}

type Body = ReturnType<typeof parse>['program']['body']

const APP = join(ROOT, 'miniapp')

const foldersIn = (path: string): string[] =>
  existsSync(join(APP, path))
    ? readdirSync(join(APP, path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : []

/** The page's title, which Taro reads from the same place at build time. */
function titleOf(body: Body): string | undefined {
  for (const statement of body) {
    const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined
    if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') continue
    const [config] = call.arguments
    if (call.callee.name !== 'definePageConfig' || config?.type !== 'ObjectExpression') continue
    for (const field of config.properties) {
      if (field.type !== 'ObjectProperty' || field.key.type !== 'Identifier') continue
      if (field.key.name === 'navigationBarTitleText' && field.value.type === 'StringLiteral') return field.value.value
    }
  }
  return undefined
}

/** The fields of `export interface Params`, as one line. */
function paramsOf(body: Body, source: string): string | undefined {
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined
    if (declared?.type !== 'TSInterfaceDeclaration' || declared.id.name !== 'Params') continue
    return declared.body.body.map(({ start, end }) => source.slice(start ?? 0, end ?? 0)).join('; ')
  }
  return undefined
}

/** Reads what a page's own file says of it. Throws when it has no title. */
function readPage(name: string, path: string): PageFacts {
  const source = readFileSync(join(APP, `${path}.tsx`), 'utf8')
  const { body } = parse(source, { sourceType: 'module', plugins: ['typescript', 'jsx'] }).program
  const title = titleOf(body)
  if (!title) throw new Error(`${path}.tsx has no definePageConfig({ navigationBarTitleText: '…' })`)
  return { name, path, title, params: paramsOf(body, source) }
}

/** Every page of the app, found by its folder: tabs in `pages/`, the others in `packages/<package>/pages/`. */
function allPages(): PageFacts[] {
  const tabs = foldersIn('pages').map((page) => readPage(page, `pages/${page}/index`))
  const others = foldersIn('packages').flatMap((root) =>
    foldersIn(`packages/${root}/pages`).map((page) =>
      readPage(`${root}/${page}`, `packages/${root}/pages/${page}/index`),
    ),
  )
  return [...tabs, ...others]
}

const keyOf = (name: string) => (name.includes('/') ? `'${name}'` : name)
const table = (pages: readonly PageFacts[], say: (page: PageFacts) => string) =>
  pages.map((page) => `  ${keyOf(page.name)}: ${say(page)}`).join('\n')

/** The text of `shared/pages.gen.ts`, as Biome would format it. */
export function pagesSource(): string {
  const pages = allPages()
  return `// Written by \`npm run openapi\` from the folders of the pages; do not edit.

/** Where each page of the app lies: its package and its folder. */
export const PAGES = {
${table(pages, ({ path }) => `'${path}',`)}
} as const

/** What stands above each page. */
export const TITLES: Record<keyof typeof PAGES, string> = {
${table(pages, ({ title }) => `'${title}',`)}
}

/** What the addresses of pages carry. */
export interface PageParams {
${table(
  pages.filter(({ params }) => params),
  ({ params }) => `{ ${params} }`,
)}
}
`
}
