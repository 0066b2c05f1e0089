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
 * `worker` and `admin` reach their own street, an `admin` of a district also keeps its list of streets; `gridWorker` the named communities; `merchant` one shop, which its
 * `owner` also runs; `instructor` the named enterprises.
 */
export type Grant =
  | { role: 'worker' }
  | { role: 'admin'; districtId?: string | undefined }
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

/** The district whose list of streets they keep; of what is in the other streets it opens nothing. */
export const districtOf = (grants: readonly Grant[]): string | undefined =>
  grants.find((grant) => grant.role === 'admin')?.districtId

/** Roles that the street office gives on a screen. */
export const STAFF_ROLES = { gridWorker: ROLES.gridWorker, admin: ROLES.admin } as const
export type StaffRole = keyof typeof STAFF_ROLES

/** The one-time code that makes a street's first administrator. */
export const SETUP_CODE_DIGITS = 12

/** What comes with a role, in words, for who is about to give it. */
export const ROLE_CAN: Record<StaffRole, readonly string[]> = {
  gridWorker: [
    '看到所选社区小哥的姓名和手机号（打码；看全号要写用途，本人看得到记录）',
    '确认、退回、撤回报到',
    '受理和办理所选社区的随手拍，决定哪些公开',
    '收到所选社区的紧急求助',
    '出示驿站的打卡码',
  ],
  admin: [
    '看到全街道小哥的姓名和手机号（打码；看全号要写用途，本人看得到记录）',
    '办理全街道的报到和随手拍',
    '奖励和更正积分，改积分规则（大额要两个人）',
    '和商家结算，导出表格',
    '设置街道：社区、驿站、商家、类别，给人身份',
  ],
}

/** Whom colleagues find somebody as: the street office before a community; undefined when they work for neither. */
export const staffGrantOf = (grants: readonly Grant[]) =>
  grants.find((grant) => grant.role === 'admin') ?? grants.find((grant) => grant.role === 'gridWorker')
