import { restOf, sayLine, sharesOf, tilesOf } from './reportNumbers'

const none = {
  ...{ submitted: 0, accepted: 0, rejected: 0, resolved: 0, confirmed: 0 },
  ...{ closedAlone: 0, reopened: 0, merged: 0, withdrawn: 0 },
}

test('a month in five numbers: what was closed either way together, and a dash where nothing happened', () => {
  const some = {
    ...none,
    submitted: 1200,
    confirmed: 3,
    closedAlone: 2,
    reopenedRate: 0.126,
    firstResponseMs: 1_500_000,
  }
  expect(tilesOf(some).map(({ value }) => value)).toEqual(['1,200', '5', '13%', '25 分钟', '—'])
})

test('what did not happen is not said', () => {
  expect(restOf({ ...none, accepted: 4, withdrawn: 1 })).toBe('受理 4 · 撤回 1')
  expect(restOf(none)).toBe('')
  expect(sayLine({ ...none, id: 'road', name: '道路' })).toBe('办结 0')
})

test('the longest bar is whole, a short one still seen, and nothing has none', () => {
  expect(sharesOf([{ submitted: 200 }, { submitted: 100 }, { submitted: 1 }, { submitted: 0 }])).toEqual([
    1, 0.5, 0.02, 0,
  ])
  expect(sharesOf([{ submitted: 0 }])).toEqual([0])
})
