/** When somebody came and went, and when the activity began and ended. Epoch milliseconds. */
export interface Stay {
  in: number
  out: number
  starts: number
  ends: number
}

const MINUTE = 60_000

/**
 * Minutes of service: whole minutes between coming and going, never before the start or beyond the end. 0 for who went before
 * it began or came after it ended.
 */
export const minutesOf = ({ in: came, out, starts, ends }: Stay): number =>
  Math.max(0, Math.floor((Math.min(out, ends) - Math.max(came, starts)) / MINUTE))

/** The most minutes anybody may have of it. */
export const mostMinutes = (starts: number, ends: number): number => Math.max(0, Math.floor((ends - starts) / MINUTE))

/** 2 小时, 1 小时 30 分, 45 分. */
export function sayMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} 分`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`
}
