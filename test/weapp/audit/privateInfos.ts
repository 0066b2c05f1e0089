import traverse from '@babel/traverse'
import { against, breachesOr, type Finding } from './finding'
import type { Script, Weapp } from './weapp'

/** WeChat's list of interfaces that app.json must declare in `requiredPrivateInfos`. */
export const PRIVATE_INTERFACES: readonly string[] = [
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
]

/** Interfaces before which WeChat shows `permission.scope.userLocation.desc`. */
const NEED_REASON = [
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
]

const LONGEST_REASON = 30

/**
 * Interfaces of that list which the packages' code takes: `x.getLocation`, `x['getLocation']`, `const { getLocation } = x`.
 *
 * The built packages are looked at, not the source: they are what WeChat checks, and what was left out of them cannot be
 * called. Taro names every interface of WeChat's in lists of strings and makes its wrappers from those; a string in a
 * list, or a name that is only defined (`{ getLocation: … }`, `x.getLocation = …`), is no call and does not count.
 */
export function takenIn(scripts: readonly Script[]): Map<string, string> {
  const taken = new Map<string, string>()
  for (const { file, ast } of scripts) {
    const note = (name: string | undefined) => {
      if (name !== undefined && PRIVATE_INTERFACES.includes(name) && !taken.has(name)) taken.set(name, file)
    }
    traverse(ast, {
      'MemberExpression|OptionalMemberExpression': (path) => {
        const { node, parent } = path
        if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return
        if (parent.type === 'AssignmentExpression' && parent.left === node) return
        if (node.property.type === 'StringLiteral') note(node.property.value)
        else if (!node.computed && node.property.type === 'Identifier') note(node.property.name)
      },
      ObjectPattern: ({ node }) => {
        for (const property of node.properties) {
          if (property.type !== 'ObjectProperty') continue
          if (property.key.type === 'StringLiteral') note(property.key.value)
          else if (!property.computed && property.key.type === 'Identifier') note(property.key.name)
        }
      },
    })
  }
  return taken
}

/** app.json declares exactly the private interfaces that the code takes, and says what the location is for. */
export function auditPrivateInfos({ scripts, app }: Weapp): Finding[] {
  const taken = takenIn(scripts)
  const declared = app.requiredPrivateInfos ?? []
  const breaches = [
    ...[...taken].flatMap(([name, file]) =>
      declared.includes(name) ? [] : [{ where: file, measured: `${name} is not declared` }],
    ),
    ...declared
      .filter((name) => !taken.has(name))
      .map((name) => ({ where: 'app.json', measured: `${name} is never called` })),
    ...declared
      .filter((name) => !PRIVATE_INTERFACES.includes(name))
      .map((name) => ({ where: 'app.json', measured: `${name} is not on WeChat's list` })),
    ...(declared.includes('getLocation') && declared.includes('getFuzzyLocation')
      ? [{ where: 'app.json', measured: 'getLocation and getFuzzyLocation exclude each other' }]
      : []),
  ]
  const rule = { rule: 'private interfaces declared', budget: 'exactly those called', official: 'all called' }
  const findings = breachesOr(rule, breaches, declared.join(', ') || 'none')
  if (!NEED_REASON.some((name) => taken.has(name))) return findings
  const reason = app.permission?.['scope.userLocation']?.desc ?? ''
  const where = 'app.json, scope.userLocation'
  const said = { rule: 'reason for the location', where, official: '1–30 characters' }
  if (!reason) return [...findings, { ...said, measured: 'no reason', state: 'breach' }]
  const { state } = against(said.rule, where, [...reason].length, { official: LONGEST_REASON })
  return [...findings, { ...said, measured: `${[...reason].length} characters`, state }]
}
