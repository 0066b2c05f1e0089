import { borders, readmeWithBorders } from '../generate/borders'
import { textOf } from './documents'

const allowed = borders()

test('the list in the README is what the rules allow: npm run openapi writes it anew', () => {
  expect(allowed.length).toBeGreaterThan(15)
  expect(textOf('README.md')).toBe(readmeWithBorders(textOf('README.md')))
})

test('a slice may import only slices above it: there is no circle', () => {
  const wrong = allowed.filter(({ others }, place) =>
    others.some((other) => !allowed.slice(0, place).some(({ slice }) => slice === other)),
  )
  expect(wrong).toEqual([])
})
