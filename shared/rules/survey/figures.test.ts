import fc from 'fast-check'
import { figuresOf, type Seen, sumOf } from './figures'
import { isPresent, MARKS, type Mark } from './survey'

test('somebody at two outlets counts once, at the first where they are', () => {
  const figures = figuresOf([
    { key: 'a', orgId: 'x', mark: 'gone' },
    { key: 'a', orgId: 'y', mark: 'new', occupation: 'courier' },
    { key: 'b', orgId: 'x', mark: 'same', occupation: 'freight' },
    { key: 'b', orgId: 'y', mark: 'same', occupation: 'freight' },
    { key: 'c', orgId: 'y', mark: 'gone' },
    { key: 'd', orgId: 'y', mark: 'gone', renumbered: true },
  ])
  expect(figures.get('x')).toMatchObject({ people: 1, drivers: 1, same: 1, gone: 0 })
  expect(figures.get('y')).toMatchObject({ people: 1, couriers: 1, fresh: 1, gone: 1 })
  expect(sumOf(figures.values())).toMatchObject({ people: 2, couriers: 1, drivers: 1, others: 0, gone: 1 })
})

test('outlets add up to the round, and to the people who are there', () => {
  const marks = fc.constantFrom(...(Object.keys(MARKS) as Mark[]))
  const places = fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 })
  const people = fc.array(fc.record({ places, marks: fc.array(marks, { minLength: 3, maxLength: 3 }) }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(people, (all) => {
      const seen: Seen[] = all.flatMap((person, index) =>
        person.places.map((orgId, place) => ({ key: String(index), orgId, mark: person.marks[place] ?? 'same' })),
      )
      const sum = sumOf(figuresOf(seen).values())
      const there = new Set(seen.filter(({ mark }) => isPresent(mark)).map(({ key }) => key))
      expect(sum.people).toBe(there.size)
      expect(sum.gone).toBe(all.length - there.size)
      expect(sum.couriers + sum.drivers + sum.others).toBe(sum.people)
      expect(sum.same + sum.changed + sum.fresh).toBe(sum.people)
    }),
  )
})
