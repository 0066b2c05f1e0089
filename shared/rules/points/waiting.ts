/** Where somebody stands who wants to know when a sold-out meal is back. It ends with the day. */
export const WAITING_STATES = {
  none: { label: '没有在等' },
  waiting: { label: '有货告诉你' },
  told: { label: '已经告诉你了' },
} as const
export type WaitingState = keyof typeof WAITING_STATES

/** Not everybody who is told comes: so many people hear of each meal that came back, in the order they asked. */
export const TOLD_PER_MEAL = 3
/** And at most so many at once, however many meals a shop adds. */
export const MOST_TOLD = 100

/** A part of a day's stock. */
interface Part {
  sold: number
  capacity: number
}

/** How many meals a change of a part of the stock brought back; 0 when it took some or none. */
export function mealsBack(before: Part | undefined, after: Part | undefined): number {
  return Math.max(0, leftIn(after) - leftIn(before))
}

const leftIn = (part: Part | undefined) => (part ? Math.max(0, part.capacity - part.sold) : 0)

/** How many of those who wait are told of so many meals. */
export const toldOf = (meals: number) => Math.min(MOST_TOLD, meals * TOLD_PER_MEAL)
