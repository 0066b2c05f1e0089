/** What limits the people of a shop and the codes by which they join. */
export const CLERK_LIMITS = {
  /** People behind one shop's counter, its owners among them. */
  perShop: 30,
  /** Digits of an invitation code. */
  codeDigits: 8,
  /** How long a code may be typed. Seconds. */
  codeSeconds: 600,
} as const

/** What stands in the record of who works in a shop. */
export const CLERK_ACTS = {
  invited: { label: '出示邀请码' },
  joined: { label: '加入' },
  removed: { label: '移出' },
} as const
export type ClerkAct = keyof typeof CLERK_ACTS
