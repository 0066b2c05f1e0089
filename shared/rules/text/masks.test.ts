import fc from 'fast-check'
import { maskName, maskPhone } from './masks'

it('a masked name tells characters, not code units', () => {
  expect(['示', '示例', '示例名', '四字示例', '欧阳测试员', '𠮷野'].map(maskName)).toEqual([
    ...['*', '示*', '示**', '四**例', '欧***员', '𠮷*'],
  ])
})

it('what hides no letter hides nothing', () => {
  const names = [
    '示\u200b\u200b\u200b例',
    '示  例',
    '示··例',
    ' 示 ',
    '\u200b\u200b',
    '👨‍👩‍👧',
    'S. T.',
    'e\u0301\u0301a',
    '示\u3164\u3164例',
  ]
  expect(names.map(maskName)).toEqual(['示*', '示*', '示*', '*', '*', '*', 'S*', 'é*', '示*'])
})

it.each([
  ['13900001234', '139******34'],
  ['１３９－００００－１２３４', '139******34'],
  ['一三九 零零零零 一二三四', '139******34'],
  ['91234567', '91****67'],
  ['66123456转8', '66****56'],
  ['+852 9123 4567', '+852******67'],
  ['(0535) 601-2345', '053******45'],
  ['1234567', '****'],
  ['n/a', '****'],
  ['', '****'],
])('%s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

it('never more than half of what was given can be read, whatever its length', () => {
  const letters = fc.array(fc.constantFrom(...'0123456789王小明abé+-() 转'), { maxLength: 20 })
  const digits = fc.array(fc.constantFrom(...'0123456789'), { maxLength: 20 })
  const read = (text: string) => [...text].filter((letter) => letter !== '*' && letter !== '+').length
  fc.assert(
    fc.property(fc.oneof(letters, digits), (given) => {
      expect(read(maskPhone(given.join('')))).toBeLessThanOrEqual(given.length / 2)
      const letters = given.filter((letter) => /[\p{L}\p{N}]/u.test(letter))
      expect(read(maskName(given.join('')))).toBeLessThanOrEqual(letters.length / 2)
    }),
  )
})
