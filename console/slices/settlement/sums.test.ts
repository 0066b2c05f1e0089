import { togetherOf } from './sums'

const statement = (points: number, state: 'open' | 'closed', over = true) => ({
  ...{ state, over, total: { vouchers: points / 10, points, valueFen: points * 5 } },
})

test('a month comes to what its shops come to, a correction that is owed back taken away', () => {
  const { total } = togetherOf([statement(100, 'closed'), statement(50, 'open'), statement(-20, 'closed')])
  expect(total).toEqual({ vouchers: 13, points: 130, valueFen: 650 })
  expect(togetherOf([]).total).toEqual({ vouchers: 0, points: 0, valueFen: 0 })
})

test('what waits is over and not closed', () => {
  expect(togetherOf([statement(1, 'open'), statement(1, 'closed'), statement(1, 'open', false)]).waiting).toBe(1)
})
