/** So long a confirmation that was a mistake can be taken back. */
export const TAKE_BACK_DAYS = 7

/** Until when a confirmation of that moment can be taken back. Epoch milliseconds. */
export const takeBackUntil = (decidedAt: number): number => decidedAt + TAKE_BACK_DAYS * 86_400_000
