import type { PageOf } from '@shared/pages'
import { type Grant, holds, ROLES, type Role } from '@shared/rules/people/roles'

/** Pages of a shop that the street office looks at as well. */
const OFFICE_TOO: readonly PageOf<'merchant'>[] = ['offer', 'offers', 'month', 'months', 'clerks', 'clerkLog']
/** Whoever has an invitation comes here before they have the role. */
const JOIN: PageOf<'merchant'> = 'join'
/** Pages of a member's own that say nothing to who has not signed in; the others are for everybody, or ask by themselves. */
const OWN: readonly PageOf<'worker'>[] = [
  'checkins',
  'claim',
  'data',
  'details',
  'followed',
  'homecall',
  'leaders',
  'ledger',
  'letter',
  'messages',
  'org',
  'orgs',
  'register',
  'report',
  'served',
  'statement',
  'voucher',
  'vouchers',
]

const isOneOf = (pages: readonly string[], page: string) => pages.includes(page)

/** Whom a page is for; undefined for everybody, empty for whoever signed in. @param path as the router says it */
function rolesOf(path: string): readonly Role[] | undefined {
  const [, root, page = ''] = /packages\/(\w+)\/pages\/(\w+)\//.exec(path) ?? []
  if (root === 'admin') return ['admin']
  if (root === 'grid') return ['gridWorker', 'admin']
  if (root === 'merchant') return page === JOIN ? [] : isOneOf(OFFICE_TOO, page) ? ['merchant', 'admin'] : ['merchant']
  return root === 'worker' && isOneOf(OWN, page) ? [] : undefined
}

/** Why somebody sees nothing of a page: not signed in, or it is for another role; undefined when they may. */
export type Closed = { why: 'signIn' } | { why: 'role'; whose: string }

/** Is a page open to this person? Its data is guarded by the server; this says so before anything is drawn. */
export function closedTo(path: string, grants: readonly Grant[] | undefined): Closed | undefined {
  const roles = rolesOf(path)
  if (!roles) return undefined
  if (!grants) return { why: 'signIn' }
  if (roles.length === 0 || roles.some((role) => holds(grants, role))) return undefined
  return { why: 'role', whose: roles.map((role) => ROLES[role]).join('、') }
}
