import { startOf } from '../time/day'
import { articleStateOf, endOf, hasEnded, isPinned, isShown } from './standing'

const AT = startOf('2031-11-20') + 8 * 3_600_000

test('an article appears at its moment, to the millisecond, and is gone once it is withdrawn', () => {
  expect([AT - 1, AT].map((now) => isShown({ publishAt: AT }, now))).toEqual([false, true])
  expect(isShown({ publishAt: AT, withdrawnAt: AT }, AT)).toBe(false)
  expect(isShown({}, AT)).toBe(false)
})

test('an offer is over when its last day is', () => {
  const end = endOf('2031-11-20')
  expect(end).toBe(startOf('2031-11-21'))
  expect([end - 1, end].map((now) => hasEnded({ until: '2031-11-20' }, now))).toEqual([false, true])
  expect(hasEnded({}, end)).toBe(false)
})

test('a pin ends by itself, and what is over is not pinned', () => {
  expect([AT - 1, AT].map((now) => isPinned({ pinnedUntil: AT }, now))).toEqual([true, false])
  expect(isPinned({ pinnedUntil: AT, until: '2031-11-01' }, AT - 1)).toBe(false)
})

test('an article is in one state at a time', () => {
  const states = [
    articleStateOf({}, AT),
    articleStateOf({ publishAt: AT + 1 }, AT),
    articleStateOf({ publishAt: AT }, AT),
    articleStateOf({ publishAt: AT, until: '2031-11-01' }, AT),
    articleStateOf({ publishAt: AT, withdrawnAt: AT, until: '2031-11-01' }, AT),
  ]
  expect(states).toEqual(['draft', 'scheduled', 'shown', 'ended', 'withdrawn'])
})
