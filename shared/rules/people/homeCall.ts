/** What a party member may answer when their branch calls them home (喊你回家). None is better than another. */
export const HOME_ANSWERS = {
  back: { label: '回' },
  notNow: { label: '暂不' },
  cannot: { label: '不方便' },
} as const
export type HomeAnswer = keyof typeof HOME_ANSWERS

export const HOME_CALL_LIMITS = { text: 200, days: 60 } as const

/** Figures that tell of membership are shown from so many people on. */
export const SHOWN_FROM = 10

export interface HomeFigures {
  /** How many answered; absent below SHOWN_FROM. */
  answered?: number
  /** How many answered what; absent when any answer was given by fewer than SHOWN_FROM, but by somebody. */
  by?: Record<HomeAnswer, number>
}

/** What may be told of answers: nothing from which a group of fewer people follows. */
export function toldOf(by: Record<HomeAnswer, number>): HomeFigures {
  const counts = Object.values(by)
  const answered = counts.reduce((sum, count) => sum + count, 0)
  if (answered < SHOWN_FROM) return {}
  return counts.some((count) => count > 0 && count < SHOWN_FROM) ? { answered } : { answered, by }
}
