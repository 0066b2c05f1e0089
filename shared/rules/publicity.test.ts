import fc from 'fast-check'
import { runs } from '../../test/support/depth'
import {
  OUTCOMES,
  type Outcome,
  publicStateOf,
  reviewReasonsOf,
  type Screening,
  VERDICTS,
  type Verdict,
} from './publicity'

const verdict = fc.option(fc.constantFrom(...(Object.keys(VERDICTS) as Verdict[])), { nil: undefined })
const screening: fc.Arbitrary<Screening> = fc.record({
  text: verdict,
  photos: fc.array(verdict, { maxLength: 9 }),
  newcomer: fc.boolean(),
  repeats: fc.boolean(),
  sampled: fc.boolean(),
  outcome: fc.option(fc.constantFrom(...(Object.keys(OUTCOMES) as Outcome[])), { nil: undefined }),
  appealed: fc.boolean(),
})

test('nothing is visible that staff did not show and that was not wholly checked and found clean', () => {
  fc.assert(
    fc.property(screening, (each) => {
      if (publicStateOf(each) !== 'visible' || each.outcome) return
      expect([...each.photos, each.text].every((said) => said === 'pass' || said === 'missing')).toBe(true)
      expect(each.newcomer).toBe(false)
      expect(each.repeats).toBe(false)
    }),
    { numRuns: runs(100) },
  )
})

test('what waits for a person is in the list with its reason, and an appeal always is', () => {
  fc.assert(
    fc.property(screening, (each) => {
      const reasons = reviewReasonsOf(each)
      if (publicStateOf(each) === 'review' || each.appealed) expect(reasons.length).toBeGreaterThan(0)
      if (each.outcome && !each.appealed) expect(reasons).toEqual([])
    }),
    { numRuns: runs(100) },
  )
})

test('one risky photo hides the report at once, whatever is still being checked', () => {
  const before: Screening = {
    text: undefined,
    photos: ['risky', undefined],
    newcomer: true,
    sampled: true,
    appealed: false,
  }
  expect(publicStateOf(before)).toBe('hidden')
  expect(publicStateOf({ ...before, outcome: 'textOnly' })).toBe('visible')
})
