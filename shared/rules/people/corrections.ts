/** Awards and reversals above this many points need a second administrator, unless the street set another limit. */
export const SECOND_PERSON_ABOVE = 500

/** The most points one award may bring. */
export const MAX_AWARD = 10_000

/** What is often written with an award, and with an entry that is taken back or given again. */
export const AWARD_REASONS = ['文明骑行之星', '志愿服务表现突出', '提供重要线索'] as const
export const CORRECTION_REASONS = ['重复发放', '核实后不符合规则', '发错人'] as const

/** What stands in the record of what administrators did to points. */
export const POINTS_ACTS = {
  awarded: { label: '奖励积分' },
  reversed: { label: '更正积分' },
  proposed: { label: '提请第二人审批' },
  approved: { label: '同意并办理' },
  declined: { label: '不同意' },
} as const
export type PointsAct = keyof typeof POINTS_ACTS

/** What staff look a member up by phone number for, as the person reads it. */
export const FIND_PURPOSES = {
  points: '按手机号查找，办理积分',
  roles: '按手机号查找，办理身份',
  members: '按手机号查找，看报到情况',
} as const
export type FindPurpose = keyof typeof FIND_PURPOSES

/** The most one point may be worth to a shop; integer fen. */
export const MAX_POINT_FEN = 1000

/** What decides above how many points two administrators are needed. */
export interface SecondPerson {
  secondPersonAbove?: number | undefined
  /** The limit that still holds until `secondPersonFrom` (epoch ms), where a higher one was set. */
  secondPersonBefore?: number | undefined
  secondPersonFrom?: number | undefined
}

/**
 * The limit at a moment (epoch ms). A lower one holds at once; a higher one from the next day, so that nobody
 * lifts it for a single award unseen.
 */
export function secondPersonLimit(street: SecondPerson, at: number): number {
  const { secondPersonAbove = SECOND_PERSON_ABOVE, secondPersonBefore, secondPersonFrom = 0 } = street
  return at < secondPersonFrom
    ? Math.min(secondPersonBefore ?? SECOND_PERSON_ABOVE, secondPersonAbove)
    : secondPersonAbove
}
