/**
 * Photos that look alike, by 64 bits each (functions/media/likeness.ts). Two that differ in at most seven bits have at
 * least one of eight bands of eight bits in common: seven differences cannot lie in eight bands. So looking through
 * the eight buckets of a photo misses none.
 */
export const BANDS = 8
/** Photos that differ in no more bits are taken for one motif. Two motifs differ in about 32. */
export const ALIKE_BITS = 7
/** In no more: the same picture, scaled, recompressed or brightened. */
export const SAME_BITS = 2
/** So many months are looked through: the photo's own and those before it. */
export const MONTHS_BACK = 3

/** A wall in the dark has hardly a bit of either kind and would look like every other one. */
const FEWEST_BITS = 8

const bitsOf = (value: bigint): number => value.toString(2).replaceAll('0', '').length

/** In how many of 64 bits two photos differ. @param one, other 16 hex digits each */
export const distanceOf = (one: string, other: string): number => bitsOf(BigInt(`0x${one}`) ^ BigInt(`0x${other}`))

/** The bands of a photo, `<number>#<two hex digits>`; none when there is too little in it to tell it from others. */
export function bandsOf(likeness: string): string[] {
  const bits = bitsOf(BigInt(`0x${likeness}`))
  if (bits < FEWEST_BITS || bits > 64 - FEWEST_BITS) return []
  return Array.from({ length: BANDS }, (_, band) => `${band}#${likeness.slice(2 * band, 2 * band + 2)}`)
}
