import traverse, { type Node, type NodePath } from '@babel/traverse'
import { breachesOr, type Finding } from './finding'
import { isGuarded } from './guards'
import type { Script, Weapp } from './weapp'

const words = (text: string) => text.trim().split(/\s+/)

/** What the logic layer of every WeChat gives. No `Intl`, no `BigInt`, no `globalThis`: some phones have none. */
const GIVEN = new Set(
  words(`
  wx App Page Component Behavior getApp getCurrentPages require requirePlugin module exports console arguments
  setTimeout clearTimeout setInterval clearInterval
  undefined NaN Infinity isNaN isFinite parseInt parseFloat encodeURI encodeURIComponent decodeURI decodeURIComponent
  escape unescape Object Function Array Boolean Number String Symbol Math Date RegExp JSON Promise Proxy Reflect
  Map Set WeakMap WeakSet ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array
  Uint32Array Float32Array Float64Array Error EvalError RangeError ReferenceError SyntaxError TypeError URIError
`),
)

/** WXS is a language of its own, with less. */
const GIVEN_WXS = new Set(
  words(`
  module exports require console arguments undefined NaN Infinity isNaN isFinite parseInt parseFloat encodeURI
  encodeURIComponent decodeURI decodeURIComponent Object Function Array Boolean Number String Math JSON Date RegExp
  getDate getRegExp
`),
)

/** A reference without a guard that is never reached in a mini-program: told by the text of the function around it. */
export interface Exception {
  name: string
  /** Stands in the innermost function around the reference. */
  code: string
  why: string
}

export const EXCEPTIONS: readonly Exception[] = [
  { name: 'tt', code: 'tt.appDocument is not found', why: 'Taro calls this function on 抖音 only' },
  {
    name: 'TextDecoder',
    code: 'new TextDecoder("sjis")',
    why: 'lean-qr calls this for Shift-JIS, which qr.ts leaves out',
  },
]

interface Breach {
  where: string
  measured: string
}

const placeOf = ({ file }: Script, node: Node) => `${file}:${node.loc?.start.line ?? 0}:${node.loc?.start.column ?? 0}`

/** The text of the innermost function around a place. */
function textAround(path: NodePath<Node>, source: string): string {
  const around = path.getFunctionParent()?.node
  return source.slice(around?.start ?? 0, around?.end ?? source.length)
}

const isExcepted = (path: NodePath<Node>, name: string, source: string): boolean =>
  EXCEPTIONS.some((exception) => exception.name === name && textAround(path, source).includes(exception.code))

/** References to what this script does not declare itself and the platform does not give. */
function strangeReferences(script: Script, given: ReadonlySet<string>): Breach[] {
  const found: Breach[] = []
  const look = (path: NodePath<Node>, name: string) => {
    if (given.has(name) || path.scope.hasBinding(name, true)) return
    if (isGuarded(path, name) || isExcepted(path, name, script.source)) return
    found.push({ where: placeOf(script, path.node), measured: name })
  }
  traverse(script.ast, {
    ReferencedIdentifier: (path) => look(path, path.node.name),
    AssignmentExpression: (path) => {
      if (path.node.left.type === 'Identifier') look(path, path.node.left.name)
    },
    UpdateExpression: (path) => {
      if (path.node.argument.type === 'Identifier') look(path, path.node.argument.name)
    },
  })
  return found
}

const isText = (node: Node | undefined): boolean =>
  node?.type === 'StringLiteral' ||
  node?.type === 'TemplateLiteral' ||
  (node?.type === 'BinaryExpression' && node.operator === '+' && (isText(node.left) || isText(node.right)))

/**
 * webpack's way to the global object where there is no `globalThis`: exactly `Function("return this")`, behind a look
 * for `globalThis`, and caught where the platform refuses it.
 */
function isWebpackGlobal(path: NodePath<Node>, args: readonly Node[], source: string): boolean {
  const [text, ...more] = args
  if (more.length || text?.type !== 'StringLiteral' || text.value !== 'return this') return false
  const tried = path.findParent((parent) => parent.key === 'block' && parent.parentPath?.isTryStatement() === true)
  return tried !== null && textAround(path, source).includes('typeof globalThis')
}

/** Code made from text: `eval`, `new Function`, a constructor fetched from a function, a timer with a text. */
function codeFromText(script: Script): Breach[] {
  const found: Breach[] = []
  const note = (path: NodePath<Node>, measured: string) => found.push({ where: placeOf(script, path.node), measured })
  const look = (path: NodePath<Node>, callee: Node, args: readonly Node[]) => {
    const [first] = args
    const free = callee.type === 'Identifier' && !path.scope.hasBinding(callee.name, true) ? callee.name : ''
    if (free === 'Function' && !isWebpackGlobal(path, args, script.source)) note(path, 'Function(…)')
    if (/^set(Timeout|Interval)$/.test(free) && isText(first)) note(path, `${free} with a text`)
    const member = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name
    if (member === 'constructor' && isText(first)) note(path, 'constructor(text)')
  }
  traverse(script.ast, {
    CallExpression: (path) => look(path, path.node.callee, path.node.arguments),
    NewExpression: (path) => look(path, path.node.callee, path.node.arguments),
    ReferencedIdentifier: (path) => {
      if (path.node.name === 'eval' && !path.scope.hasBinding('eval', true)) note(path, 'eval')
    },
  })
  return found
}

/** No browser in the logic layer: neither its globals nor code made from text. */
export function auditGlobals({ scripts, wxs }: Weapp): Finding[] {
  const strange = [
    ...scripts.flatMap((script) => strangeReferences(script, GIVEN)),
    ...wxs.flatMap((script) => strangeReferences(script, GIVEN_WXS)),
  ].filter(({ measured }) => measured !== 'eval')
  return [
    ...breachesOr(
      { rule: 'no DOM, no BOM', budget: '0', official: '0' },
      strange,
      `${scripts.length} scripts, ${wxs.length} wxs; ${EXCEPTIONS.length} exceptions with a reason`,
    ),
    ...breachesOr(
      { rule: 'no code from text', budget: '0', official: '0' },
      scripts.flatMap(codeFromText),
      `${scripts.length} scripts`,
    ),
  ]
}
