import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parse } from '@babel/parser'
import traverse from '@babel/traverse'
import { filesOf } from '../harness/build'

/** The source of the mini-program: which file imports which, and which texts stand in each. */
export interface Source {
  /** Pages by their path in app.json, e.g. `packages/worker/pages/offer/index`. */
  pages: string[]
  imports: Map<string, string[]>
  texts: Map<string, Set<string>>
}

const EXTENSIONS = ['.ts', '.tsx', '/index.ts', '/index.tsx']
/** The browser's half, and tests, are not in the packages. */
const ELSEWHERE = /\.(h5|test|config)\.tsx?$|\.d\.ts$/

/** Which file an import means; undefined for packages, styles and what lies outside of the mini-program. */
function resolved(root: string, file: string, to: string): string | undefined {
  const base = to.startsWith('@miniapp/')
    ? to.slice('@miniapp/'.length)
    : to.startsWith('.')
      ? join(dirname(file), to)
      : undefined
  if (base === undefined) return undefined
  const found = EXTENSIONS.map((extension) => `${base}${extension}`).find((path) => existsSync(join(root, path)))
  return found?.split(sep).join('/')
}

/** Reads the source folder, e.g. `miniapp`. Throws when a file cannot be parsed. */
export function readSource(root: string): Source {
  const source: Source = { pages: [], imports: new Map(), texts: new Map() }
  for (const file of filesOf(root)) {
    if (/(^|\/)pages\/[^/]+\/index\.tsx$/.test(file)) source.pages.push(file.replace(/\.tsx$/, ''))
    if (!/\.tsx?$/.test(file) || ELSEWHERE.test(file)) continue
    const imports: string[] = []
    const texts = new Set<string>()
    const note = (to: string) => {
      const target = resolved(root, file, to)
      if (target) imports.push(relative('.', target).split(sep).join('/'))
    }
    traverse(parse(readFileSync(join(root, file), 'utf8'), { sourceType: 'module', plugins: ['typescript', 'jsx'] }), {
      ImportDeclaration: ({ node }) => {
        if (node.importKind !== 'type') note(node.source.value)
      },
      ExportNamedDeclaration: ({ node }) => {
        if (node.source && node.exportKind !== 'type') note(node.source.value)
      },
      ExportAllDeclaration: ({ node }) => note(node.source.value),
      StringLiteral: ({ node, parent }) => {
        if (parent.type === 'TSLiteralType') return
        texts.add(node.value)
      },
      TemplateElement: ({ node, parent }) => {
        if (parent.type === 'TemplateLiteral' && parent.expressions.length === 0) texts.add(node.value.raw)
      },
    })
    source.imports.set(file, imports)
    source.texts.set(file, texts)
  }
  return source
}

/** All files that come with a file, itself included. */
function withImports(source: Source, file: string): Set<string> {
  const seen = new Set<string>()
  const wait = [file]
  for (let next = wait.pop(); next !== undefined; next = wait.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    wait.push(...(source.imports.get(next) ?? []))
  }
  return seen
}

/** How code names a page: its path, or as `go` takes it: `worker/offer`. */
function namesOf(page: string): string[] {
  const [, root, name] = /^packages\/([^/]+)\/pages\/([^/]+)\/index$/.exec(page) ?? []
  return [page, `/${page}`, ...(root && name ? [`${root}/${name}`] : [])]
}

/**
 * Pages that a person can get to: the entries (the tabs, and what a code on a wall opens), and every page that is named
 * in code which comes with a page they can get to.
 */
export function reachablePages(source: Source, entries: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const wait = [...entries]
  for (let page = wait.pop(); page !== undefined; page = wait.pop()) {
    if (reached.has(page)) continue
    reached.add(page)
    const file = [`${page}.tsx`, `${page}.ts`].find((path) => source.imports.has(path))
    const texts = [...(file ? withImports(source, file) : [])].flatMap((from) => [...(source.texts.get(from) ?? [])])
    wait.push(...source.pages.filter((other) => namesOf(other).some((name) => texts.includes(name))))
  }
  return reached
}
