import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { boundsOf, medianOf, SLOT_ENDS, SLOTS, sayDuration, slotOf } from './durations'

const MINUTE = 60_000
const took = fc.integer({ min: 0, max: 120 * 1440 * MINUTE })

function countsOf(all: readonly number[]): number[] {
  const counts = SLOTS.map(() => 0)
  for (const ms of all) counts[slotOf(ms)] = (counts[slotOf(ms)] ?? 0) + 1
  return counts
}

/** The value half of all are not longer than. */
const exact = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.ceil(all.length / 2) - 1] ?? Number.NaN

test('slots lie side by side, each half as long again as the one before: what was counted stays right', () => {
  expect(SLOT_ENDS).toHaveLength(SLOTS.length - 1)
  expect(SLOT_ENDS.slice(0, 4).map((end) => end / MINUTE)).toEqual([5, 7.5, 11.25, 16.875])
  expect(Math.floor((SLOT_ENDS.at(-1) ?? 0) / MINUTE / 1440)).toBe(87)
  for (const [index, end] of SLOT_ENDS.entries()) {
    expect(slotOf(end - 1)).toBe(index)
    expect(slotOf(end)).toBe(index + 1)
  }
})

test.each([
  [-1, 0],
  [0, 0],
  [Number.MAX_SAFE_INTEGER, 26],
])('%d ms is in slot %d', (ms, slot) => {
  expect(slotOf(ms)).toBe(slot)
})

test('a median lies in the slot of the exact one, whatever took how long', () => {
  fc.assert(
    fc.property(fc.array(took, { minLength: 1, maxLength: 200 }), (all) => {
      const { fromMs, toMs } = boundsOf(slotOf(exact(all)))
      const median = medianOf(countsOf(all)) ?? Number.NaN
      expect(median).toBeGreaterThanOrEqual(fromMs)
      expect(median).toBeLessThanOrEqual(toMs)
    }),
    { numRuns: runs(100) },
  )
})

test('counts of two counters together give the median of all', () => {
  fc.assert(
    fc.property(fc.array(took), fc.array(took), (some, others) => {
      const [one, two] = [countsOf(some), countsOf(others)]
      expect(medianOf(one.map((count, slot) => count + (two[slot] ?? 0)))).toBe(
        medianOf(countsOf([...some, ...others])),
      )
    }),
    { numRuns: runs(100) },
  )
})

test('within a slot it is where its rank lies; of nothing there is none; what has no end is at least so long', () => {
  expect(medianOf([])).toBeUndefined()
  expect(medianOf([4])).toBe(2.5 * MINUTE)
  expect(medianOf([0, 2])).toBe(6.25 * MINUTE)
  expect(medianOf(countsOf([Number.MAX_SAFE_INTEGER]))).toBe(SLOT_ENDS.at(-1))
})

test.each([
  [0, '1 分钟'],
  [25 * MINUTE, '25 分钟'],
  [210 * MINUTE, '3.5 小时'],
  [26 * 60 * MINUTE, '26 小时'],
  [48 * 60 * MINUTE, '2 天'],
  [87 * 1440 * MINUTE, '87 天'],
])('%d ms is said as %s', (ms, said) => {
  expect(sayDuration(ms)).toBe(said)
})
