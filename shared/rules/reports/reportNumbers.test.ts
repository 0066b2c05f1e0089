import { openOf, restOf, sayChange, sayDone, sayLine, sayOpen, sharesOf, tilesOf, waitingIn } from './reportNumbers'

const none = {
  ...{ submitted: 0, accepted: 0, rejected: 0, resolved: 0, confirmed: 0 },
  ...{ closedAlone: 0, reopened: 0, merged: 0, withdrawn: 0, rated: 0 },
}

test('a month in seven numbers: what was closed either way together, and a dash where nothing happened', () => {
  const some = {
    ...none,
    submitted: 1200,
    confirmed: 3,
    closedAlone: 2,
    satisfiedRate: 0.875,
    reopenedRate: 0.126,
    firstResponseMs: 1_500_000,
  }
  expect(tilesOf(some).map(({ value }) => value)).toEqual(['1,200', '5', '88%', '—', '13%', '25 分钟', '—'])
})

test('what did not happen is not said', () => {
  expect(restOf({ ...none, accepted: 4, withdrawn: 1, rated: 2 })).toBe('受理 4 · 撤回 1 · 打了分 2')
  expect(restOf(none)).toBe('')
  expect(sayLine({ ...none, id: 'road', name: '道路' })).toBe('办结 0')
  expect(sayLine({ ...none, id: 'road', name: '道路', satisfiedRate: 1, inTimeRate: 0.5 })).toBe(
    '办结 0 · 满意 100% · 按时 50%',
  )
})

test('the longest bar is whole, a short one still seen, and nothing has none', () => {
  expect(sharesOf([{ submitted: 200 }, { submitted: 100 }, { submitted: 1 }, { submitted: 0 }])).toEqual([
    1, 0.5, 0.02, 0,
  ])
  expect(sharesOf([{ submitted: 0 }])).toEqual([0])
})

const nowhere = {
  ...{ submitted: 0, accepted: 0, assigned: 0, inProgress: 0, reopened: 0 },
  ...{ resolved: 0, closed: 0, rejected: 0, merged: 0, withdrawn: 0 },
}

test('where reports stand: the open ones first, in the words of staff; where none stands is not said', () => {
  const standing = { ...nowhere, submitted: 3, inProgress: 1, resolved: 2, closed: 1200, withdrawn: 1 }
  expect(openOf(standing)).toBe(4)
  expect(sayOpen(standing)).toBe('已提交\u00a03 · 处理中\u00a01 · 待确认\u00a02')
  expect(sayDone(standing)).toBe('已办结\u00a01,200 · 已撤回\u00a01')
  expect([openOf(nowhere), sayOpen(nowhere), sayDone(nowhere)]).toEqual([0, '', ''])
})

test('communities in which anything waits, the fullest first', () => {
  const of = (id: string, given: Partial<typeof nowhere>) => ({ id, name: id, ...nowhere, ...given })
  const communities = [
    of('done', { closed: 9, merged: 1 }),
    of('asks', { resolved: 1 }),
    of('few', { accepted: 1 }),
    of('many', { submitted: 1, reopened: 1 }),
  ]
  expect(waitingIn({ total: nowhere, communities }).map(({ id, open }) => [id, open])).toEqual([
    ['many', 2],
    ['few', 1],
    ['asks', 0],
  ])
})

test('a change is a whole share of what was before, and nothing where nothing was', () => {
  expect([sayChange(112, 100), sayChange(97, 100), sayChange(100, 100), sayChange(0, 4)]).toEqual([
    '+12%',
    '−3%',
    '持平',
    '−100%',
  ])
  expect(sayChange(2600, 100)).toBe('+2,500%')
  expect(sayChange(5, 0)).toBeUndefined()
})
