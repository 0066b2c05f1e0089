import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from '@babel/parser'
import traverse from '@babel/traverse'
import postcss from 'postcss'
import { compile } from 'sass'

const APP = path.join(__dirname, '..')
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' })
const isTheme = (file: string) => file.startsWith('theme/') || file === 'app.scss'
const sheets = files.filter((file) => file.endsWith('.scss') && file !== 'app.scss')

/** The selectors of each sheet, nesting resolved. */
const selectors = new Map(
  sheets.map((file) => {
    const found: string[] = []
    postcss.parse(compile(path.join(APP, file)).css).walkRules((rule) => {
      found.push(...rule.selectors)
    })
    return [file, found]
  }),
)
const selectorsOf = (file: string) => selectors.get(file) ?? []
const classesIn = (selector: string) => [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)].flatMap(([, name]) => name ?? [])

/** Classes that a sheet gives a look of their own, wherever they stand. */
const definedBy = (file: string) =>
  new Set(selectorsOf(file).flatMap((selector) => /^\.([a-zA-Z][\w-]*)$/.exec(selector)?.[1] ?? []))

const themed = new Set(sheets.filter(isTheme).flatMap((file) => [...definedBy(file)]))
const named = new Set(sheets.filter(isTheme).flatMap((file) => selectorsOf(file).flatMap(classesIn)))
/** `tap--chosen` says how a `tap` is, on any page; `screen--photo`, of which the theme knows nothing, is one page's own. */
const isThemed = (name: string) => themed.has(name) || (name.includes('--') && named.has(name))
const own = sheets.filter((file) => !isTheme(file))

/** Words of the class attributes of a file. */
function usedIn(file: string): Set<string> {
  const words = new Set<string>()
  const note = (text: string) => {
    for (const word of text.split(/\s+/)) words.add(word)
  }
  const source = readFileSync(path.join(APP, file), 'utf8')
  traverse(parse(source, { sourceType: 'module', plugins: ['typescript', 'jsx'] }), {
    JSXAttribute: (attribute) => {
      if (!/class/i.test(String(attribute.node.name.name))) return
      attribute.traverse({
        StringLiteral: ({ node }) => note(node.value),
        TemplateElement: ({ node }) => note(node.value.raw),
      })
    },
  })
  return words
}
const components = files.filter((file) => file.endsWith('.tsx'))
const used = new Map(components.map((file) => [file, usedIn(file)]))

/** Does this file bring that sheet along? */
const imports = (file: string, sheet: string) =>
  readFileSync(path.join(APP, file), 'utf8').includes(`/${path.basename(sheet)}'`)

test('a class has its look from one sheet', () => {
  const places = new Map<string, string[]>()
  for (const file of own) for (const name of definedBy(file)) places.set(name, [...(places.get(name) ?? []), file])
  const twice = [...places].filter(([name, from]) => from.length > 1 || themed.has(name))
  expect(twice).toEqual([])
})

test.each(own)('%s changes what the theme looks like only inside of what is its own', (file) => {
  const everywhere = selectorsOf(file).filter((selector) => classesIn(selector).every(isThemed))
  expect(everywhere).toEqual([])
})

test.each(own)('the classes of %s are used beside it, or by who imports it', (file) => {
  const beside = `${path.dirname(file)}/`
  const elsewhere = [...definedBy(file)].flatMap((name) =>
    components
      .filter((user) => used.get(user)?.has(name) && !user.startsWith(beside) && !imports(user, file))
      .map((user) => `${name}: ${user}`),
  )
  expect(elsewhere).toEqual([])
})

test('there are sheets and classes to look at', () => {
  expect(own.length).toBeGreaterThan(30)
  expect(themed.size).toBeGreaterThan(50)
})
