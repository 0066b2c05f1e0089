import { mergedOver } from './merge'

const BASE = { name: '东站', phone: '1', facilities: ['seat', 'water'], location: { latitude: 1, longitude: 2 } }

test('what was typed stays, what a colleague changed elsewhere comes in, and both are told', () => {
  const theirs = { ...BASE, phone: '2', facilities: ['seat'] }
  const mine = { ...BASE, name: '东驿站', phone: '3' }
  expect(mergedOver(BASE, theirs, mine)).toEqual({
    values: { name: '东驿站', phone: '3', facilities: ['seat'], location: BASE.location },
    changes: [
      { key: 'phone', before: '1', after: '2', mine: true },
      { key: 'facilities', before: ['seat', 'water'], after: ['seat'], mine: false },
    ],
  })
})

test('the same in another order, and the same typed by both, is no difference', () => {
  const theirs = { ...BASE, facilities: ['water', 'seat'], location: { longitude: 2, latitude: 1 }, name: '新' }
  expect(mergedOver(BASE, theirs, { ...BASE, name: '新' }).changes).toEqual([
    { key: 'name', before: '东站', after: '新', mine: false },
  ])
})

test('what a colleague added is there beside what was added here', () => {
  const { values, changes } = mergedOver({ a: 1 }, { a: 1, b: 2 }, { a: 1, c: 3 })
  expect(values).toEqual({ a: 1, b: 2, c: 3 })
  expect(changes).toEqual([{ key: 'b', before: undefined, after: 2, mine: false }])
})
