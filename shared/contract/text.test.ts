import * as v from 'valibot'
import { Text } from './types'

it.each(['', ' ', '示', '示\u200b', '\u200b\u200b\u200b', '示\u3164', '\u2060示\ufeff', '示\u00a0\u3000 '])(
  '%j has not two characters that can be seen',
  (text) => expect(v.is(Text(2, 20, '姓名'), text)).toBe(false),
)

it.each(['示例', '示 例', '示\u200b例', 'Al', '👨‍👩‍👧，好', '🙂🙂'])('%j has', (text) =>
  expect(v.is(Text(2, 20, '姓名'), text)).toBe(true),
)

it('what may be left out may be empty', () => expect(v.is(Text(0, 20, '备注'), '')).toBe(true))
