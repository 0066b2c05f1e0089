import type { DueSource } from '@functions/platform/due'
import { holds } from '@shared/rules/people/roles'
import { approvalsWaiting } from './waiting'

/** What another administrator proposed waits for the street office. */
export const due: readonly DueSource[] = [
  { kind: 'approval', waiting: async (actor) => (holds(actor.grants, 'admin') ? approvalsWaiting(actor) : 0) },
]
