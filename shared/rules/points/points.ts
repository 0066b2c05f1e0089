/**
 * The points ledger's arithmetic. Entries are appended, never changed; an account only repeats what its
 * entries add up to: balance = Σ balanceDelta, held = Σ heldDelta, available = balance − held ≥ 0.
 *
 * Every reason names the reason that reverses it. `ruled` ones are paid by the rules of a street (shared/rules/points/earning).
 */
export const REASONS = {
  registration: { label: '报到确认', kind: 'earn', reversal: 'earnReversed', ruled: true },
  checkin: { label: '驿站打卡', kind: 'earn', reversal: 'earnReversed', ruled: true },
  checkinStreak: { label: '连续打卡 7 天', kind: 'earn', reversal: 'earnReversed', ruled: true },
  reportAccepted: { label: '随手拍被受理', kind: 'earn', reversal: 'earnReversed', ruled: true },
  reportConfirmed: { label: '随手拍已解决', kind: 'earn', reversal: 'earnReversed', ruled: true },
  reportMerged: { label: '随手拍合并', kind: 'earn', reversal: 'earnReversed', ruled: true },
  reportPlus: { label: '随手拍 +1', kind: 'earn', reversal: 'earnReversed', ruled: true },
  activityAttended: { label: '参加活动', kind: 'earn', reversal: 'earnReversed', ruled: true },
  studyDone: { label: '码上学', kind: 'earn', reversal: 'earnReversed', ruled: true },
  manualAward: { label: '街道奖励', kind: 'earn', reversal: 'earnReversed', ruled: false },
  earnReversed: { label: '积分更正（扣回）', kind: 'reverse', reversal: 'reinstated', ruled: false },
  reinstated: { label: '积分更正（补回）', kind: 'earn', reversal: 'earnReversed', ruled: false },
  mealHold: { label: '换套餐（待用）', kind: 'hold', reversal: 'mealRelease', ruled: false },
  mealRelease: { label: '套餐退回', kind: 'release', reversal: 'mealHold', ruled: false },
  mealPost: { label: '套餐已用', kind: 'post', reversal: 'mealUnpost', ruled: false },
  mealUnpost: { label: '套餐用券更正', kind: 'unpost', reversal: 'mealPost', ruled: false },
  expired: { label: '积分到期', kind: 'expire', reversal: 'expiryUndone', ruled: false },
  expiryUndone: { label: '积分到期更正', kind: 'restore', reversal: 'expired', ruled: false },
} as const satisfies Record<string, { label: string; kind: EntryKind; reversal: string; ruled: boolean }>

/** What an entry may do; each kind stands beside the one that undoes it. */
export const ENTRY_KINDS = ['earn', 'reverse', 'hold', 'release', 'post', 'unpost', 'expire', 'restore'] as const

export type Reason = keyof typeof REASONS
export type EntryKind = (typeof ENTRY_KINDS)[number]
/** Reasons that a street's rules pay. */
export type EarnReason = { [R in Reason]: (typeof REASONS)[R]['ruled'] extends true ? R : never }[Reason]

export const EARN_REASONS = (Object.keys(REASONS) as Reason[]).filter(
  (reason): reason is EarnReason => REASONS[reason].ruled,
)

/** What an entry of `amount` (a positive integer of points) does to the balance and to what is held. */
export function effectOf(kind: EntryKind, amount: number): { balanceDelta: number; heldDelta: number } {
  switch (kind) {
    case 'earn':
    case 'restore':
      return { balanceDelta: amount, heldDelta: 0 }
    case 'reverse':
    case 'expire':
      return { balanceDelta: -amount, heldDelta: 0 }
    case 'hold':
      return { balanceDelta: 0, heldDelta: amount }
    case 'release':
      return { balanceDelta: 0, heldDelta: -amount }
    case 'post':
      return { balanceDelta: -amount, heldDelta: -amount }
    case 'unpost':
      return { balanceDelta: amount, heldDelta: amount }
  }
}

/** The same change of the balance, by where it is kept: what its year earned, and what ever left. */
export function bucketEffectOf(kind: EntryKind, amount: number): { earnedDelta: number; spentDelta: number } {
  const { balanceDelta } = effectOf(kind, amount)
  if (kind === 'earn' || kind === 'reverse') return { earnedDelta: balanceDelta, spentDelta: 0 }
  return { earnedDelta: 0, spentDelta: balanceDelta === 0 ? 0 : -balanceDelta }
}

export interface YearBucket {
  year: number
  /** Points of that year not yet spent (held ones included: they are spent only when posted). */
  remaining: number
  /** The last Shanghai day on which they can be spent: the end of the next year. */
  lastDay: string
}

/**
 * What is left of each year's points when the oldest are spent first.
 * @param earned points earned by year, @param spent points that ever left the balance (posted or expired).
 */
export function bucketsOf(earned: Readonly<Record<string, number>>, spent: number): YearBucket[] {
  let toSpend = spent
  return Object.keys(earned)
    .map(Number)
    .sort((a, b) => a - b)
    .map((year) => {
      const points = earned[String(year)] ?? 0
      const used = Math.min(points, toSpend)
      toSpend -= used
      return { year, remaining: points - used, lastDay: `${year + 1}-12-31` }
    })
    .filter((bucket) => bucket.remaining > 0)
}

/** In a calendar year, the newest year whose points are out of date: they were good until the end of the one after it. */
export const outOfDateYear = (year: number): number => year - 2

/** The parts of an account from which everything about its years follows. */
export interface Holdings {
  earned: Readonly<Record<string, number>>
  spent: number
  held: number
}

/**
 * Points that are out of date in a calendar year and can be taken out. What is held counts as the oldest: it does not
 * vanish under a voucher, and is out of date as soon as the voucher gives it back.
 */
export function dueIn(year: number, { earned, spent, held }: Holdings): number {
  const old = bucketsOf(earned, spent).filter((bucket) => bucket.year <= outOfDateYear(year))
  return Math.max(0, old.reduce((sum, { remaining }) => sum + remaining, 0) - held)
}

/**
 * How much of an award of that year can be taken back: no more than is left of the year's points, and nothing that is
 * held. What was spent or has expired stays so; nobody is put into debt.
 */
export function reversible(amount: number, year: number, account: Holdings & { available: number }): number {
  const left = bucketsOf(account.earned, account.spent).find((bucket) => bucket.year === year)?.remaining ?? 0
  return Math.max(0, Math.min(amount, left, account.available))
}
