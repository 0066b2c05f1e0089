/** Awards and reversals above this many points need a second administrator, unless the street set another limit. */
export const SECOND_PERSON_ABOVE = 500

/** The most points one award may bring. */
export const MAX_AWARD = 10_000

/** What stands in the record of what administrators did to points. */
export const POINTS_ACTS = {
  awarded: { label: '奖励积分' },
  reversed: { label: '更正积分' },
  proposed: { label: '提请第二人审批' },
  approved: { label: '同意并办理' },
  declined: { label: '不同意' },
} as const
export type PointsAct = keyof typeof POINTS_ACTS
