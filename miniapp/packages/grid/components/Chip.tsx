import { Tap } from '@miniapp/components/Tap'
import type { ReactNode } from 'react'

interface Props {
  id: string
  /** Of a choice: whether it stands; a plain button without it. */
  on?: boolean
  children: ReactNode
  onTap: () => void
}

/** A small choice that is on or off: one of several beside each other. */
export function Chip({ id, on, children, onTap }: Props) {
  return (
    <Tap id={id} className="chip desk-chip" {...(on === undefined ? {} : { chosen: on })} onTap={onTap}>
      {children}
    </Tap>
  )
}
