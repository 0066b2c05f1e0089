import { type Places, placed } from './places'

test('the place is kept by article, the last thirty of them; at its beginning there is none', () => {
  let places: Places = {}
  for (let each = 0; each < 40; each++) places = placed(places, `a${each}`, 500 + each)
  expect(Object.keys(places)).toHaveLength(30)
  expect(places.a39).toBe(539)
  expect(placed(places, 'a39', 900).a39).toBe(900)
  expect(placed(places, 'a39', 0)).not.toHaveProperty('a39')
})
