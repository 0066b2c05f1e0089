import { dueOf, saySpan, staffStatus } from './due'

const NOW = 1_800_000_000_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE

test.each([
  [20_000, '1 分钟'],
  [59 * MINUTE, '59 分钟'],
  [HOUR, '1 小时'],
  [47.9 * HOUR, '47 小时'],
  [48 * HOUR, '2 天'],
])('%p ms are said as %p', (ms, words) => {
  expect(saySpan(ms)).toBe(words)
})

test('a due time says how much is left, when it is near, and how late it is', () => {
  expect(dueOf(NOW + 5 * HOUR, NOW, false)).toEqual({ tone: 'plain', word: '还剩', span: '5 小时' })
  expect(dueOf(NOW + HOUR, NOW, false)).toEqual({ tone: 'soon', word: '还剩', span: '1 小时' })
  expect(dueOf(NOW + 14 * MINUTE, NOW, true)).toEqual({ tone: 'pressing', word: '还剩', span: '14 分钟' })
  expect(dueOf(NOW - 3 * HOUR, NOW, true)).toEqual({ tone: 'late', word: '超时', span: '3 小时' })
})

test('to staff a resolved report waits for its reporter, not for them', () => {
  expect(staffStatus('resolved')).toBe('待上报人确认')
  expect(staffStatus('accepted')).toBe('已受理')
})
