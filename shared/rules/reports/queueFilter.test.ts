import { EVERYTHING, filterQuery, isFiltered, OPEN_STATUSES } from './queueFilter'

test('what is not wanted is not asked for', () => {
  expect(filterQuery(EVERYTHING)).toEqual({})
  expect(isFiltered(EVERYTHING)).toBe(false)
  const near = { latitude: 37.5, longitude: 121.4 }
  const filter = { mine: true, overdue: false, near, categoryId: 'manhole' }
  expect(filterQuery(filter)).toEqual({ mine: 'yes', ...near, categoryId: 'manhole' })
  expect(isFiltered(filter)).toBe(true)
})

test('only open work can be chosen by status', () => {
  expect(OPEN_STATUSES).toEqual(['submitted', 'accepted', 'assigned', 'inProgress', 'reopened'])
})
