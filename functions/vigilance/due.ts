import type { DueSource } from '@functions/platform/due'
import { holds } from '@shared/rules/people/roles'
import { flagsWaiting } from './waiting'

/** What the street office has to look at. */
export const due: readonly DueSource[] = [
  { kind: 'flag', waiting: async (actor) => (holds(actor.grants, 'admin') ? flagsWaiting(actor) : 0) },
]
