import { placesFor } from './activity'
import { freeIn, hasRoomFor, offerEnds } from './seats'
import { activityStateOf, CLAIM_BACK_MS, claimedMoment, isDoorOpen, leavesLate, signupWindowOf } from './standing'

const HOUR = 3_600_000
const starts = Date.parse('2031-12-31T23:00:00+08:00')
const ends = starts + 2 * HOUR
const published = { starts, ends, publishedAt: starts - 72 * HOUR }

test.each([
  ['draft', { starts, ends }, starts],
  ['coming', published, starts - 1],
  ['running', published, starts],
  ['running', published, ends - 1],
  ['over', published, ends],
  ['cancelled', { ...published, cancelledAt: starts }, ends],
] as const)('%s', (state, activity, at) => {
  expect(activityStateOf(activity, at)).toBe(state)
})

test.each([
  ['none', { signUp: false }, starts - HOUR],
  ['open', { signUp: true }, starts - 1],
  ['closed', { signUp: true }, starts],
  ['notYet', { signUp: true, opensAt: starts - HOUR }, starts - HOUR - 1],
  ['open', { signUp: true, opensAt: starts - HOUR }, starts - HOUR],
  ['closed', { signUp: true, closesAt: starts - 2 * HOUR }, starts - 2 * HOUR],
  ['closed', { signUp: true, cancelledAt: 1 }, starts - HOUR],
] as const)('sign-up is %s: %j', (window, given, at) => {
  expect(signupWindowOf({ ...published, ...given }, at)).toBe(window)
})

test('the door is open from an hour before the start to the end, or until it is called off', () => {
  expect([starts - HOUR - 1, starts - HOUR, ends - 1, ends].map((at) => isDoorOpen(published, at))).toEqual([
    ...[false, true, true, false],
  ])
  expect(isDoorOpen({ ...published, cancelledAt: starts }, starts)).toBe(false)
})

test('what a phone says of the moment is not in the future and not too old', () => {
  expect([undefined, 5, 9].map((claimed) => claimedMoment(claimed, 7))).toEqual([7, 5, 7])
  expect(claimedMoment(0, CLAIM_BACK_MS + 1)).toBeUndefined()
})

test('places, room and offers', () => {
  expect(placesFor({ adults: 1, children: [{ band: '4-6', count: 2 }] })).toBe(4)
  expect(freeIn({ capacity: 3, taken: 5, waiting: 0 })).toBe(-2)
  expect(hasRoomFor({ taken: 9, waiting: 0 }, 5)).toBe(true)
  expect(hasRoomFor({ capacity: 9, taken: 1, waiting: 1 }, 1)).toBe(false)
  expect([100, 8, 1, 0.1].map((hours) => offerEnds(0, hours * HOUR) / HOUR)).toEqual([12, 2, 0.5, 0.1])
  expect([13, 12].map((hours) => leavesLate(starts, starts - hours * HOUR))).toEqual([false, true])
})
