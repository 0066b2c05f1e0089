import type { Count } from '@functions/counters/tally'
import { ALL_COUNTED } from './counted.gen'

const KINDS = new Map(ALL_COUNTED.map((each) => [each.kind, each]))

/** Kinds of records that count when they are inserted: the stream delivers no others (slice.ts). */
export const COUNTED_KINDS: readonly string[] = [...KINDS.keys()].sort()

/**
 * What a change of the table counts for: nothing, unless it is the insertion of a record that is never changed again.
 * @throws ValiError when such a record lacks what is counted by: it can never be counted.
 */
export function countsOf(newImage: Record<string, unknown> | undefined, oldImage?: Record<string, unknown>): Count[] {
  if (!newImage || oldImage) return []
  return KINDS.get(String(newImage._et))?.countsOf(newImage) ?? []
}
