import { startOf } from '../time/day'
import { sayException, sayShifts } from './shifts'

const on = (weekday: number, fromMinute = 480, toMinute = 1080) => ({ weekday, fromMinute, toMinute })

test('shifts of the same times are said together, days that follow each other as a span', () => {
  expect(sayShifts([1, 2, 3, 4, 5].map((day) => on(day)))).toEqual(['周一至周五 08:00–18:00'])
  expect(sayShifts([on(0), on(6), on(3, 1080, 480)])).toEqual(['周六、周日 08:00–18:00', '周三 18:00–次日 08:00'])
  expect(sayShifts([0, 1, 2, 3, 4, 5, 6].map((day) => on(day, 0, 1440)))).toEqual(['每天 全天'])
  expect(sayShifts([on(1), on(3), on(5)])).toEqual(['周一、周三、周五 08:00–18:00'])
  expect(sayShifts([])).toEqual([])
})

test('an exception says its day and whether somebody is there', () => {
  const noon = startOf('2026-11-03') + 12 * 3_600_000
  expect(sayException({ day: '2026-11-03' }, noon)).toBe('今天 不值班')
  expect(sayException({ day: '2026-11-04', fromMinute: 0, toMinute: 1440 }, noon)).toBe('明天 全天')
})
