import { Empty } from '@console/parts/States'
import { holds, type Role } from '@shared/rules/roles'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWorking } from './session/current'

/** A page for those who work with it; an address is no right. */
export function ForRoles({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  const { grants } = useWorking().me
  if (roles.some((role) => holds(grants, role))) return children
  return (
    <Empty text="这一页不是你办的事">
      <Link to="/today">回今天</Link>
    </Empty>
  )
}
