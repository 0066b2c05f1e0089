import { startOf } from '@shared/rules/time/day'
import { aPossibleHistory } from '../support/possibleHistory'
import { aSeededTable } from '../support/seeded'

/** A day's first minutes at the turn of a year: nothing has happened today, and points are of two years. */
const NEW_YEAR = startOf('2027-01-01') + 3 * 60_000

// That of a noon is looked at where its figures are (test/seed/street.test.ts).
describe('a history that can have happened, told just after New Year', () => {
  beforeAll(() => aSeededTable('nuanxin-seed-new-year', { now: NEW_YEAR, photos: false }), 300_000)
  aPossibleHistory(NEW_YEAR)
})
