import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import {
  OUTCOMES,
  type Outcome,
  photoIsPublic,
  publicStateOf,
  reviewReasonsOf,
  type ScreenedPhoto,
  type Screening,
  VERDICTS,
  type Verdict,
} from './publicity'

const verdict = fc.option(fc.constantFrom(...(Object.keys(VERDICTS) as Verdict[])), { nil: undefined })
const photo: fc.Arbitrary<ScreenedPhoto> = fc.record({
  verdict,
  there: fc.boolean(),
  late: fc.boolean(),
  decided: fc.boolean(),
})
const screening: fc.Arbitrary<Screening> = fc.record({
  text: verdict,
  photos: fc.array(photo, { maxLength: 9 }),
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
      const verdicts = each.photos.filter(({ late }) => !late).map(({ verdict: said }) => said)
      expect([...verdicts, each.text].every((said) => said === 'pass' || said === 'missing')).toBe(true)
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
      if (each.outcome && !each.appealed && reasons.length > 0) expect(reasons).toContain('latePhoto')
    }),
    { numRuns: runs(100) },
  )
})

test('a photo is public only when it passed or was there when staff decided, and never of words alone', () => {
  fc.assert(
    fc.property(screening, (each) => {
      for (const one of each.photos.filter((shown) => photoIsPublic(each, shown))) {
        expect(publicStateOf(each)).toBe('visible')
        expect(one.there).toBe(true)
        expect(one.decided || one.verdict === 'pass').toBe(true)
        expect(each.outcome).not.toBe('textOnly')
        if (!one.decided) expect([each.newcomer, each.repeats]).toEqual([false, false])
      }
    }),
  )
})

test('a photo that came after its report was judged takes nothing from public, and waits for a person when it did not pass', () => {
  const report: Screening = { text: 'pass', photos: [], newcomer: false, sampled: false, appealed: false }
  const late: ScreenedPhoto = { there: true, late: true, decided: false }
  for (const said of [undefined, 'pass', 'review', 'risky', 'unchecked'] as const) {
    for (const outcome of [undefined, 'show', 'textOnly', 'hide'] as const) {
      const one = { ...late, verdict: said }
      const each = { ...report, outcome, photos: [one] }
      expect(publicStateOf(each)).toBe(outcome === 'hide' ? 'hidden' : 'visible')
      const mayShow = outcome === undefined || outcome === 'show'
      expect(photoIsPublic(each, one)).toBe(mayShow && said === 'pass')
      expect(reviewReasonsOf(each).includes('latePhoto')).toBe(mayShow && said !== undefined && said !== 'pass')
    }
  }
})

test('one risky photo hides the report at once, whatever is still being checked', () => {
  const before: Screening = {
    text: undefined,
    photos: [
      { verdict: 'risky', there: true, late: false, decided: false },
      { there: true, late: false, decided: false },
    ],
    newcomer: true,
    sampled: true,
    appealed: false,
  }
  expect(publicStateOf(before)).toBe('hidden')
  expect(publicStateOf({ ...before, outcome: 'textOnly' })).toBe('visible')
})
