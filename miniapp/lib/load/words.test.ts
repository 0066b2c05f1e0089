jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { getStorageSync: () => '' } }))

import { sayAsOf } from './words'

const NOON = Date.UTC(2026, 10, 20, 4)
const HOUR_MS = 3_600_000

test('content that is not of now says as of when, and how many days ago when that is hard to see', () => {
  expect(sayAsOf(NOON, NOON + HOUR_MS)).toBe('截至 今天 12:00')
  expect(sayAsOf(NOON, NOON + 13 * HOUR_MS)).toBe('截至 昨天 12:00')
  expect(sayAsOf(NOON, NOON + 5 * 24 * HOUR_MS)).toBe('截至 11月20日 12:00（5 天前）')
  expect(sayAsOf(NOON, NOON + 60 * 24 * HOUR_MS)).toBe('截至 2026年11月20日（60 天前）')
})
