import { comingOf, groupsFault, groupsOf, shiftsOf, timesOn, withException } from './duty'

const shift = (weekday: number, fromMinute = 480, toMinute = 1080) => ({ weekday, fromMinute, toMinute })

test('shifts of the same times stand together, and come back as they were', () => {
  const shifts = [shift(1), shift(2), shift(2, 1080, 480), shift(0, 0, 1440)]
  const groups = groupsOf(shifts)
  expect(groups).toEqual([
    { hours: { opens: '08:00', closes: '18:00' }, weekdays: [1, 2] },
    { hours: { opens: '18:00', closes: '08:00' }, weekdays: [2] },
    { hours: { opens: '00:00', closes: '24:00' }, weekdays: [0] },
  ])
  expect(shiftsOf(groups)).toEqual(shifts)
  expect(groupsOf([])).toEqual([])
})

test('the same shift in two groups is one shift', () => {
  const day = { hours: { opens: '8:00', closes: '18:00' }, weekdays: [1] }
  expect(shiftsOf([day, { ...day, weekdays: [1, 3] }])).toEqual([shift(1), shift(3)])
})

test('a week says what is wrong with it', () => {
  const week = (opens: string, closes: string, weekdays: number[]) => [{ hours: { opens, closes }, weekdays }]
  expect(groupsFault(week('8:00', '18:00', [1]))).toBeUndefined()
  expect(groupsFault(week('8:00', '8:00', [1]))).toContain('不能是同一时间')
  expect(groupsFault(week('早上', '18:00', [1]))).toContain('07:00')
  expect(groupsFault(week('8:00', '18:00', []))).toContain('至少选一天')
  const all = [0, 1, 2, 3, 4, 5, 6]
  const three = [week('8:00', '9:00', all), week('9:00', '10:00', all), week('10:00', '11:00', all)].flat()
  expect(groupsFault(three)).toBe('每人每周最多 14 班')
  expect(groupsFault([])).toBeUndefined()
})

test('a day is otherwise once, the newest word stands, and what is over is left out', () => {
  const before = [{ day: '2031-11-18' }, { day: '2031-11-21' }, { day: '2031-11-20' }]
  expect(comingOf(before, '2031-11-19')).toEqual([{ day: '2031-11-20' }, { day: '2031-11-21' }])
  const on = { day: '2031-11-20', fromMinute: 480, toMinute: 1080 }
  expect(withException(comingOf(before, '2031-11-19'), on)).toEqual([on, { day: '2031-11-21' }])
})

test('the grid says the times of a day', () => {
  expect(timesOn([shift(1), shift(1, 1080, 480), shift(2)], 1)).toEqual(['08:00–18:00', '18:00–次日 08:00'])
})
