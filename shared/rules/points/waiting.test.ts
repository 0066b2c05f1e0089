import { MOST_TOLD, mealsBack, toldOf } from './waiting'

test.each([
  ['one given back', { sold: 10, capacity: 10 }, { sold: 9, capacity: 10 }, 1],
  ['one sold', { sold: 9, capacity: 10 }, { sold: 10, capacity: 10 }, 0],
  ['five more cooked', { sold: 10, capacity: 10 }, { sold: 10, capacity: 15 }, 5],
  ['fewer cooked than were sold', { sold: 10, capacity: 10 }, { sold: 10, capacity: 8 }, 0],
  ['one given back of what was cut below what is sold', { sold: 10, capacity: 8 }, { sold: 9, capacity: 8 }, 0],
  ['a new part', undefined, { sold: 0, capacity: 25 }, 25],
  ['a part that is gone', { sold: 3, capacity: 25 }, undefined, 0],
])('%s', (_, before, after, meals) => {
  expect(mealsBack(before, after)).toBe(meals)
})

test('three hear of each meal, and never more than a hundred at once', () => {
  expect([toldOf(0), toldOf(1), toldOf(7), toldOf(500)]).toEqual([0, 3, 21, MOST_TOLD])
})
