/** So long a person may change their mind after they asked for their account to be deleted. Days. */
export const DELETION_DAYS = 7

/** How far the deletion of an account is; `none` where nobody asked for it. */
export const DELETION_STATES = {
  none: '没有申请',
  waiting: '冷静期内，可以取消',
  running: '正在清除',
  done: '已注销',
  cancelled: '已取消',
} as const
export type DeletionState = keyof typeof DELETION_STATES

/** A link to one's copy is given so long after it was made; afterwards another copy is made. Minutes. */
export const COPY_MINUTES = 15

/** Why somebody leaves. */
export const DELETION_CAUSES = { wish: '注销账号', consent: '撤回隐私政策同意' } as const
