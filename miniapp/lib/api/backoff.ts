/**
 * How long to wait before the next try: doubling from `baseMs` up to `capMs`, and between half and all of that by
 * chance, so that thousands of phones that lost the server together do not come back together.
 * @param failures in a row, 1 after the first. @param random 0…1.
 */
export function backoffMs(failures: number, baseMs: number, capMs: number, random: number): number {
  const whole = Math.min(capMs, baseMs * 2 ** Math.min(30, Math.max(0, failures - 1)))
  return Math.round(whole / 2 + (whole / 2) * random)
}
