import type { Role } from '@shared/rules/people/roles'
import type { Me } from './session'

/** Roles that have a workspace in the app, the one that decides what the tabs are called first. */
export const STAFF_ROLES = ['admin', 'gridWorker', 'merchant'] as const satisfies readonly Role[]
export type StaffRole = (typeof STAFF_ROLES)[number]

/** The workspaces of a person. */
export const staffRolesOf = ({ grants }: Pick<Me, 'grants'>): StaffRole[] =>
  STAFF_ROLES.filter((role) => grants.some((grant) => grant.role === role))

/** Works for the street: has things due, and things that wait for a decision. */
export const worksForStreet = (me: Pick<Me, 'grants'> | undefined): boolean =>
  me?.grants.some(({ role }) => role === 'admin' || role === 'gridWorker') ?? false

/** Works here and never sent 报到: what a rider is shown, or asked for, is not for them. */
export const isStaffOnly = (me: Pick<Me, 'grants' | 'status'>): boolean =>
  me.status === 'none' && staffRolesOf(me).length > 0
