import type { Node, NodePath } from '@babel/traverse'

/** `typeof name`, whatever it is compared with. */
const asks = (node: Node, name: string): boolean =>
  node.type === 'UnaryExpression' &&
  node.operator === 'typeof' &&
  node.argument.type === 'Identifier' &&
  node.argument.name === name

/**
 * Does it follow that the global exists when this expression came out true (or false)?
 * Only comparisons of `typeof name` with a text say so, joined by `!`, `&&` and `||`.
 */
export function implies(test: Node, name: string, outcome: boolean): boolean {
  if (test.type === 'UnaryExpression' && test.operator === '!') return implies(test.argument, name, !outcome)
  if (test.type === 'LogicalExpression' && test.operator !== '??') {
    const both = (test.operator === '&&') === outcome
    const left = implies(test.left, name, outcome)
    const right = implies(test.right, name, outcome)
    return both ? left || right : left && right
  }
  if (test.type === 'SequenceExpression') {
    const last = test.expressions.at(-1)
    return last !== undefined && implies(last, name, outcome)
  }
  if (test.type !== 'BinaryExpression') return false
  const { left, right, operator } = test
  const kind = left.type === 'StringLiteral' ? left : right
  if (kind.type !== 'StringLiteral' || !(asks(left, name) || asks(right, name))) return false
  // Some minifiers write `typeof x < "u"` or `"u" > typeof x`: every other answer of `typeof` comes before "undefined".
  if (kind.value === 'u') {
    const exists = kind === right ? '<' : '>'
    return operator === exists ? outcome : (operator === '<' || operator === '>') && !outcome
  }
  if (!/^[!=]==?$/.test(operator)) return false
  const isEqual = operator.startsWith('=') === outcome
  return kind.value === 'undefined' ? !isEqual : isEqual
}

/** Does the statement always leave the block it stands in? */
function leaves(node: Node): boolean {
  if (node.type === 'ReturnStatement' || node.type === 'ThrowStatement') return true
  if (node.type === 'BlockStatement') return node.body.some(leaves)
  return false
}

/**
 * Is this reference reached only after a `typeof` has found the global to exist?
 *
 * It is when it stands in the branch of an `if`, `?:`, `&&` or `||` whose test implies so, or behind an `if` that leaves
 * the block when it does not; the test may stand in any function around it, as a global does not go away again. A test
 * kept in a variable is not followed: such code is named in the exceptions, with its reason.
 */
export function isGuarded(reference: NodePath<Node>, name: string): boolean {
  if (reference.parentPath && asks(reference.parentPath.node, name)) return true
  for (let path: NodePath<Node> = reference; path.parentPath; path = path.parentPath) {
    const parent = path.parentPath.node
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (path.key === 'consequent' && implies(parent.test, name, true)) return true
      if (path.key === 'alternate' && implies(parent.test, name, false)) return true
    }
    if (parent.type === 'LogicalExpression' && path.key === 'right' && parent.operator !== '??') {
      if (implies(parent.left, name, parent.operator === '&&')) return true
    }
    if (path.listKey === 'body' && typeof path.key === 'number') {
      for (const before of path.getAllPrevSiblings()) {
        const { node } = before
        if (node.type !== 'IfStatement') continue
        if (leaves(node.consequent) && implies(node.test, name, false)) return true
        if (node.alternate && leaves(node.alternate) && implies(node.test, name, true)) return true
      }
    }
  }
  return false
}
