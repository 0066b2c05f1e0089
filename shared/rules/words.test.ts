import { maskName, maskPhone } from './masks'
import { sayFen, sayNumber } from './words'

test('names and phones keep only what tells people apart', () => {
  expect(['示', '示例', '示例名', '四字示例', '𠮷野'].map(maskName)).toEqual(['*', '示*', '示*名', '四**例', '𠮷*'])
  expect(['13900001234', '12345', ''].map(maskPhone)).toEqual(['139****1234', '****', '****'])
})

test('numbers are grouped by thousands, money has two decimals', () => {
  expect([0, 999, 1280, 1234567].map(sayNumber)).toEqual(['0', '999', '1,280', '1,234,567'])
  expect([0, 5, 1280, 123456].map(sayFen)).toEqual(['0.00', '0.05', '12.80', '1,234.56'])
})
