import type { Outputs } from '@shared/contract/contract'
import type { Door } from '@shared/rules/office/doors'
import { type Grant, holds, type Role } from '@shared/rules/people/roles'
import type { ComponentType } from 'react'

export type Home = Outputs['insights']['home']

/** What a slice says of a screen of the console, in a `screen.tsx`. */
export interface Screen {
  /** Its address below `/console/`, with parameters as react-router writes them. */
  path: string
  /** Where the menu leads; the path without its parameters. */
  to: `/${string}`
  title: string
  icon: ComponentType
  /** Behind which door it stands: a heading of the menu; none for what stands before all of them. */
  door?: Door
  /** Its place in the menu. */
  order: number
  roles: readonly Role[]
  /** What their roles must have beside that. */
  only?: (grants: readonly Grant[]) => boolean
  /** How much waits there, and whether that is late. */
  waiting?: (home: Home) => { count: number; late?: boolean }
  /** The page itself, fetched when it is opened. */
  load: () => Promise<ComponentType>
}

/** Is the screen for somebody with these grants? */
export const isFor = ({ roles, only }: Pick<Screen, 'roles' | 'only'>, grants: readonly Grant[]): boolean =>
  roles.some((role) => holds(grants, role)) && (only?.(grants) ?? true)
