/** Who may act in a street. One person may hold several roles; a role always has a scope. */
export const ROLES = {
  worker: '小哥',
  merchant: '商家',
  gridWorker: '网格员',
  instructor: '党建指导员',
  admin: '街道管理员',
} as const

export type Role = keyof typeof ROLES

/**
 * A role with what it reaches.
 * `worker` and `admin` reach their own street; `gridWorker` the named communities; `merchant` one shop, which its
 * `owner` also runs; `instructor` the named enterprises.
 */
export type Grant =
  | { role: 'worker' }
  | { role: 'admin' }
  | { role: 'gridWorker'; communityIds: string[] }
  | { role: 'merchant'; merchantId: string; owner?: true | undefined }
  | { role: 'instructor'; enterpriseIds: string[] }

/** How many grants one person may hold; keeps a token below 2 KB. */
export const MAX_GRANTS = 8

/** True when one of the grants is of that role. */
export function holds(grants: readonly Grant[], role: Role): boolean {
  return grants.some((grant) => grant.role === role)
}

/** True when staff may act in that community: its grid workers, and the street office everywhere. */
export function reaches(grants: readonly Grant[], communityId: string): boolean {
  return grants.some(
    (grant) => grant.role === 'admin' || (grant.role === 'gridWorker' && grant.communityIds.includes(communityId)),
  )
}

/** True when they work behind that shop's counter. */
export function worksAt(grants: readonly Grant[], merchantId: string): boolean {
  return grants.some((grant) => grant.role === 'merchant' && grant.merchantId === merchantId)
}

/** True when they may change what that shop offers and who works there: its owner, and the street office. */
export function runsShop(grants: readonly Grant[], merchantId: string): boolean {
  return grants.some(
    (grant) =>
      grant.role === 'admin' || (grant.role === 'merchant' && grant.merchantId === merchantId && grant.owner === true),
  )
}
