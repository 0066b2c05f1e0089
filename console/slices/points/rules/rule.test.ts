import { changeOf, type Line, valuesOf } from './rule'

const version = (over: Partial<NonNullable<Line['current']>>) => ({
  ...{ reason: 'checkin' as const, label: '驿站打卡', amount: 2, firstDay: '2031-01-01', note: '进站打卡', ...over },
})
const line = (over: Partial<Line>): Line => ({ reason: 'checkin', label: '驿站打卡', ...over })

test('the form opens with what holds, from the first day it may change', () => {
  expect(valuesOf(line({ current: version({ dailyCap: 6, lastDay: '2031-12-31' }) }), '2031-11-20')).toEqual({
    ...{ amount: 2, dailyCap: 6, note: '进站打卡', firstDay: '2031-11-20', lastDay: '2031-12-31' },
  })
})

test('what comes already stands before what holds, and an end that is over is none', () => {
  const { amount, lastDay } = valuesOf(
    line({ current: version({ lastDay: '2031-11-19' }), coming: version({ amount: 5, lastDay: '2031-11-19' }) }),
    '2031-11-20',
  )
  expect([amount, lastDay]).toEqual([5, undefined])
})

test('an empty limit and an empty end are left out of what is sent; nought is a limit', () => {
  const typed = { amount: 0, dailyCap: null, note: '不再给分', firstDay: '2031-11-20', lastDay: undefined }
  expect(changeOf('checkin', typed)).toEqual({
    ...{ reason: 'checkin', amount: 0, note: '不再给分', firstDay: '2031-11-20' },
  })
  expect(changeOf('checkin', { ...typed, dailyCap: 0, lastDay: '2031-12-01' })).toMatchObject({
    dailyCap: 0,
    lastDay: '2031-12-01',
  })
})
