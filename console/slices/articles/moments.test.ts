import { momentTyped, typedMoment } from './moments'

test('a moment is typed as it is in Shanghai, and comes back as it was', () => {
  const at = Date.parse('2031-12-31T23:59:00+08:00')
  expect(typedMoment(at)).toBe('2031-12-31T23:59')
  expect(momentTyped('2031-12-31T23:59')).toBe(at)
  expect(momentTyped('')).toBeUndefined()
  expect(momentTyped('2031-02-30T08:00')).toBeUndefined()
})
