import { startOf } from '@shared/rules/time/day'
import { rulesOf, say, valuesOf } from './rulesForm'

const NOW = startOf('2031-11-19') + 12 * 3_600_000
const RULES = {
  ...{ weekdays: [1, 2, 3, 4, 5], opensAtMinute: 480, closesAtMinute: 1020 },
  ...{ holidays: ['2031-11-24'], extraDays: [] },
}

test('what is set comes back as it was, its hours as people type them', () => {
  const values = valuesOf({ version: 3, rules: RULES })
  expect(values.hours).toEqual({ opens: '08:00', closes: '17:00' })
  expect(rulesOf(values)).toEqual(RULES)
})

test('where nothing was set the usual is offered; nights pass midnight', () => {
  expect(rulesOf(valuesOf({ version: 0 }))).toMatchObject({ weekdays: [1, 2, 3, 4, 5], opensAtMinute: 510 })
  const night = rulesOf({ ...valuesOf({ version: 0 }), hours: { opens: '22:00', closes: '6:00' } })
  expect(night).toMatchObject({ opensAtMinute: 1320, closesAtMinute: 360 })
})

test('what a colleague changed is said in words', () => {
  expect(say('weekdays', [0, 1], NOW)).toBe('周一、周日')
  expect(say('holidays', ['2031-11-20', '2031-11-24'], NOW)).toBe('明天、11月24日')
  expect(say('hours', { opens: '22:00', closes: '06:00' }, NOW)).toBe('22:00–次日 06:00')
  expect(say('extraDays', [], NOW)).toBe('没有')
})
