import { sayFen, sayNumber } from './words'

test('numbers are grouped by thousands, money has two decimals', () => {
  expect([0, 999, 1280, 1234567].map(sayNumber)).toEqual(['0', '999', '1,280', '1,234,567'])
  expect([0, 5, 1280, 123456].map(sayFen)).toEqual(['0.00', '0.05', '12.80', '1,234.56'])
})
