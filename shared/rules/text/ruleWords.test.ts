import { startOf } from '../time/day'
import { sayDays, sayLimits } from './ruleWords'

const now = startOf('2026-11-25')

test('a rule’s cap and days are said in words, what it lacks is left out', () => {
  expect(sayLimits({ firstDay: '2026-11-01' }, now)).toBe('')
  expect(sayLimits({ firstDay: '2026-11-01', dailyCap: 10, lastDay: '2026-12-31' }, now)).toBe(
    '每天最多 10 分 · 12月31日截止',
  )
  expect(sayDays({ firstDay: '2026-11-26' }, now)).toBe('明天起')
  expect(sayDays({ firstDay: '2026-11-03', lastDay: '2026-12-31' }, now)).toBe('11月3日到12月31日')
})
