import type { Outputs } from '@shared/contract/contract'
import type { Grant } from '@shared/rules/people/roles'

export type Candidate = Outputs['setup']['candidate']

/** What a role reaches, in words. */
export function sayReach(grant: Grant, nameOf: (teamId: string) => string): string {
  if (grant.role === 'gridWorker') return grant.communityIds.map(nameOf).join('、')
  if (grant.role === 'merchant') return grant.owner ? '店主' : '店员'
  return grant.role === 'admin' ? '全街道' : ''
}
