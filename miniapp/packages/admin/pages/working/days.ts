import type { Day } from '@shared/rules/time/day'

/** A list with one more day, in order and each once. */
export const withDay = (days: readonly Day[], day: Day): Day[] => [...new Set([...days, day])].sort()
