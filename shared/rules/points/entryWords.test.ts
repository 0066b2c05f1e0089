import { correctableAs } from './entryWords'

const entry = (id: string, kind: 'earn' | 'reverse' | 'hold', more: { amount?: number; reverses?: string } = {}) => ({
  ...{ id, kind, amount: 5, ...more },
})

test('what was earned is taken back, what was taken back is given again, and a voucher’s entries are left alone', () => {
  expect(correctableAs(entry('a', 'earn'), [])).toBe('扣回')
  expect(correctableAs(entry('b', 'reverse', { reverses: 'a' }), [])).toBe('补回')
  expect(correctableAs(entry('c', 'hold'), [])).toBeUndefined()
  expect(correctableAs(entry('d', 'earn', { amount: 0 }), [])).toBeUndefined()
})

test('what was corrected already is corrected no second time', () => {
  expect(correctableAs(entry('a', 'earn'), [entry('b', 'reverse', { reverses: 'a' })])).toBe('done')
})
