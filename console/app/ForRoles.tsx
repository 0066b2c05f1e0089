import { Empty } from '@console/parts/States'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { isFor, type Screen } from './screen'
import { useWorking } from './session/current'

interface Props {
  screen: Pick<Screen, 'title' | 'roles' | 'only'>
  children: ReactNode
}

/** A page for those who work with it; an address is no right. Its title names no person: others walk past the screen. */
export function ForRoles({ screen, children }: Props) {
  const { grants } = useWorking().me
  const { title } = screen
  useEffect(() => {
    document.title = `${title} · 暖新工作台`
  }, [title])
  if (isFor(screen, grants)) return children
  return (
    <Empty whole text="这一页不是你办的事">
      <Link to="/today">回今天</Link>
    </Empty>
  )
}
