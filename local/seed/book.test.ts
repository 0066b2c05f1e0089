import type { Movement } from '@functions/ledger/movement'
import { availableFrom, emptyBook } from './book'

const movement = (reason: Movement['reason'], amount: number, at: number): Movement => ({
  ...{ id: `${at}`, memberId: 'm', streetId: 's', communityId: 'c', subject: '', ref: '', by: 'm' },
  ...{ reason, amount, at },
})

test('what is bought at noon leaves what was bought in the evening paid, in whatever order the history is told', () => {
  const book = { ...emptyBook(), movements: [movement('mealHold', 8, 20), movement('checkin', 10, 1)] }
  expect([1, 12, 19, 20, 21].map((at) => availableFrom(book, at))).toEqual([2, 2, 2, 2, 2])
  expect(availableFrom({ ...book, movements: [...book.movements, movement('checkin', 5, 15)] }, 12)).toBe(7)
  expect(availableFrom(book, 0)).toBe(0)
})
