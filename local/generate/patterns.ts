import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from '../paths'

/** The files of functions/ that say what lies in the table, as they are parsed. */
type Sources = ReadonlyMap<string, ts.SourceFile>

/** What a name in the code stands for in a key. */
type Names = ReadonlyMap<string, string>

interface Place {
  sources: Sources
  file: ts.SourceFile
  names: Names
}

const parsed = (path: string) =>
  ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest, true)

/** Every source of the functions, by its path. */
const functionSources = (): Sources =>
  new Map(
    readdirSync(join(ROOT, 'functions'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/\.(test|gen)\.ts$/.test(path))
      .sort()
      .map((path) => [path, parsed(`functions/${path}`)]),
  )

/** `streetId` → `<street>`. */
const value = (name: string) => `<${name.replace(/(?<=[a-z])Id$/, '')}>`

interface Declared {
  name: string
  made: ts.Node
  statement: ts.Statement
}

const declarationsIn = (file: ts.SourceFile): Declared[] =>
  file.statements.flatMap((statement): Declared[] => {
    if (ts.isFunctionDeclaration(statement))
      return statement.name ? [{ name: statement.name.text, made: statement, statement }] : []
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer ? [{ name: name.text, made: bare(initializer), statement }] : [],
    )
  })

/** Without `as const`, `await` and brackets. */
function bare(node: ts.Expression): ts.Expression {
  const isWrapped = ts.isAsExpression(node) || ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node)
  return isWrapped ? bare(node.expression) : node
}

/** What stands under a name in its own file, or else in another one. */
function found(name: string, { sources, file }: Place) {
  for (const each of [file, ...sources.values()]) {
    const declared = declarationsIn(each).find((one) => one.name === name)
    if (declared) return { made: declared.made, file: each }
  }
  return undefined
}

/** What a function gives back. */
function resultOf(made: ts.Node): ts.Expression | undefined {
  if (!ts.isFunctionDeclaration(made) && !ts.isArrowFunction(made)) return undefined
  if (made.body && !ts.isBlock(made.body)) return bare(made.body)
  return made.body?.statements.flatMap((each) =>
    ts.isReturnStatement(each) && each.expression ? [bare(each.expression)] : [],
  )[0]
}

/** An expression as a key is written in documents: `MEMBER#<member>`. */
function written(expression: ts.Expression, place: Place): string {
  const node = bare(expression)
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return `${node.head.text}${node.templateSpans.map((span) => `${written(span.expression, place)}${span.literal.text}`).join('')}`
  if (ts.isIdentifier(node)) return place.names.get(node.text) ?? constant(node.text, place) ?? value(node.text)
  if (ts.isPropertyAccessExpression(node)) return value(node.name.text)
  if (ts.isBinaryExpression(node)) return written(node.left, place)
  if (ts.isConditionalExpression(node)) return `${written(node.whenTrue, place)}|${written(node.whenFalse, place)}`
  if (ts.isCallExpression(node)) return called(node, place)
  return '<…>'
}

function constant(name: string, place: Place): string | undefined {
  const known = found(name, place)
  return known && ts.isStringLiteralLike(known.made) ? known.made.text : undefined
}

function called({ expression, arguments: given }: ts.CallExpression, place: Place): string {
  // `String(at).padStart(15, '0')` is `at`, as is `Math.floor(at)`.
  if (ts.isPropertyAccessExpression(expression) && expression.expression.getText() !== 'Math')
    return written(expression.expression, place)
  const known = ts.isIdentifier(expression) ? found(expression.text, place) : undefined
  const result = known && resultOf(known.made)
  if (!result || !ts.isFunctionLike(known.made)) return given[0] ? written(given[0], place) : '<…>'
  const names = new Map<string, string>()
  known.made.parameters.forEach(({ name }, index) => {
    const argument = given[index]
    if (ts.isIdentifier(name) && argument && !ts.isObjectLiteralExpression(argument))
      names.set(name.text, written(argument, place))
  })
  return written(result, { ...place, file: known.file, names })
}

const propertiesOf = (node: ts.Node | undefined) =>
  new Map(
    node && ts.isObjectLiteralExpression(node)
      ? node.properties.flatMap((each) => {
          if (ts.isPropertyAssignment(each)) return [[each.name.getText(), bare(each.initializer)] as const]
          return ts.isShorthandPropertyAssignment(each) ? [[each.name.text, each.name] as const] : []
        })
      : [],
  )

/** The first sentence of the comment before a statement. */
function comment(statement: ts.Node | undefined, file: ts.SourceFile): string {
  const [last] = (statement && ts.getLeadingCommentRanges(file.text, statement.pos))?.slice(-1) ?? []
  const text = last ? file.text.slice(last.pos, last.end).replace(/^\/\*\*|\*\/$|^\s*\* ?/gm, ' ') : ''
  // A file's table of questions stands before its first entity.
  if (/^\s*who /m.test(text)) return ''
  const [first = ''] = /^[^.;:]*(?:[.;:](?!\s|$)[^.;:]*)*/.exec(text.trim()) ?? []
  return first.replace(/\s+/g, ' ')
}

interface Row {
  slice: string
  name: string
  key: string
  says: string
}

const sliceOf = (file: ts.SourceFile) => /^functions\/(.*)\/\w+\.ts$/.exec(file.fileName)?.[1] ?? ''

/** Every kind of item, with its own key. */
function items(sources: Sources): Row[] {
  return [...sources.values()].flatMap((file) =>
    declarationsIn(file).flatMap((declared): Row[] => {
      const { made } = declared
      if (!ts.isNewExpression(made) || made.expression.getText() !== 'Entity') return []
      const key = propertiesOf(made.arguments?.[0]).get('computeKey')
      const parts = propertiesOf(key && resultOf(key))
      const place: Place = { sources, file, names: new Map() }
      const [pk, sk] = [parts.get('pk'), parts.get('sk')].map((each) => (each ? written(each, place) : '<…>'))
      const says = comment(declared.statement, file)
      return [{ slice: sliceOf(file), name: declared.name, key: `\`${pk}\` / \`${sk}\``, says }]
    }),
  )
}

/** Every query, with where it reads. */
function queries(sources: Sources): Row[] {
  return [...sources.values()].flatMap((file) =>
    declarationsIn(file).flatMap((declared): Row[] => {
      const call = resultOf(declared.made)
      if (!call || !ts.isCallExpression(call) || call.expression.getText() !== 'listOf') return []
      const where = propertiesOf(call.arguments[1])
      const place: Place = { sources, file, names: new Map() }
      const text = (name: string) => {
        const part = where.get(name)
        return part && written(part, place)
      }
      const index = text('index')
      const reads = `${index ? `\`${index}\` ` : ''}\`${text('partition') ?? '<…>'}\`${rangeIn(where.get('range'), place)}`
      const how = [said('backwards', where.get('reverse')), said('consistent', where.get('consistent'))].filter(Boolean)
      const says = comment(declared.statement, file)
      return [{ slice: sliceOf(file), name: `${declared.name}()`, key: [reads, ...how].join(', '), says }]
    }),
  )
}

/** What a query always is, or where its caller says so. */
const said = (word: string, flag: ts.Expression | undefined) =>
  flag && (flag.kind === ts.SyntaxKind.TrueKeyword ? word : `${word} where asked`)

/** Which sort keys of the partition: all, when nothing is said. */
function rangeIn(range: ts.Expression | undefined, place: Place): string {
  const [how, end] = [...propertiesOf(range)][0] ?? []
  if (!end) return ''
  if (how === 'beginsWith') return ` / \`${written(end, place)}…\``
  return how === 'lt' ? ` / up to \`${written(end, place)}\`` : ' / from one to another'
}

const table = (head: string, rows: readonly Row[]) =>
  [
    `| slice | ${head} | key | what it is |`,
    '|---|---|---|---|',
    ...rows.map(({ slice, name, key, says }) => `| ${slice} | \`${name}\` | ${cell(key)} | ${cell(says)} |`),
  ].join('\n')

const cell = (text: string) => text.replace(/\|/g, '\\|')

const MARK = '<!-- Written by `npm run openapi` from functions/; do not edit. -->'

/** The data model with the tables of what the code has. @throws when it has no place for them. */
export function modelWithPatterns(model: string): string {
  const [before, , after] = model.split(MARK)
  if (before === undefined || after === undefined)
    throw new Error('docs/data-model.md has no place for what the code has')
  const sources = functionSources()
  return [before, `\n\n${table('item', items(sources))}\n\n${table('query', queries(sources))}\n\n`, after].join(MARK)
}
