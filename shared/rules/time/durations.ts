/**
 * How long things took, counted in slots that grow by half: slot 0 ends at five minutes, the last begins after three
 * months and has no end. Counts in slots can be added up in any order and over any number of counters, which a median
 * cannot; a median read from them is right to within its slot, so never wrong by more than a factor of 1.5 (and within
 * five minutes below that). What was counted stands in the slots as they are here: these numbers do not change.
 */
const FIRST_MS = 5 * 60_000
const GROWTH = 1.5

export const SLOTS = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
] as const
export type Slot = (typeof SLOTS)[number]

/** Where each slot but the last ends; what took exactly so long is in the next one. Milliseconds. */
export const SLOT_ENDS: readonly number[] = SLOTS.slice(0, -1).map((slot) => Math.round(FIRST_MS * GROWTH ** slot))

const LAST: Slot = 26

/** The slot of something that took so long. Milliseconds; below zero counts as nothing. */
export function slotOf(ms: number): Slot {
  return SLOTS.find((slot) => ms < (SLOT_ENDS[slot] ?? Number.POSITIVE_INFINITY)) ?? LAST
}

/** What lies in a slot: from, and to where; the last has no end. Milliseconds. */
export function boundsOf(slot: Slot): { fromMs: number; toMs: number } {
  return { fromMs: SLOT_ENDS[slot - 1] ?? 0, toMs: SLOT_ENDS[slot] ?? Number.POSITIVE_INFINITY }
}

/**
 * The median of what was counted by slot: within its slot as far as its rank lies into it. In the last slot its beginning:
 * it was at least so long. Undefined when nothing was counted. Milliseconds.
 */
export function medianOf(counts: readonly number[]): number | undefined {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2
  if (half <= 0) return undefined
  let before = 0
  for (const slot of SLOTS) {
    const count = counts[slot] ?? 0
    if (count > 0 && before + count >= half) {
      const { fromMs, toMs } = boundsOf(slot)
      return toMs === Number.POSITIVE_INFINITY
        ? fromMs
        : Math.round(fromMs + ((half - before) / count) * (toMs - fromMs))
    }
    before += count
  }
  return undefined
}

/** 25 分钟, 3.5 小时, 2 天: as exactly as a median from slots is worth saying. */
export function sayDuration(ms: number): string {
  const minutes = ms / 60_000
  if (minutes < 60) return `${Math.max(1, Math.round(minutes))} 分钟`
  const [value, unit] = minutes < 48 * 60 ? [minutes / 60, '小时'] : [minutes / 1440, '天']
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${unit}`
}
