import { Empty } from '@console/parts/States'
import { holds, type Role } from '@shared/rules/people/roles'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { useWorking } from './session/current'

interface Props {
  title: string
  roles: readonly Role[]
  children: ReactNode
}

/** A page for those who work with it; an address is no right. Its title names no person: others walk past the screen. */
export function ForRoles({ title, roles, children }: Props) {
  const { grants } = useWorking().me
  useEffect(() => {
    document.title = `${title} · 暖新工作台`
  }, [title])
  if (roles.some((role) => holds(grants, role))) return children
  return (
    <Empty text="这一页不是你办的事">
      <Link to="/today">回今天</Link>
    </Empty>
  )
}
