import fc from 'fast-check'
import { lettersOf, oneForm, typedForm } from './oneForm'
import { typedDigits, typedText } from './typed'

it('a text told again with other spaces, dots, widths, letters and digits is the same text', () => {
  for (const again of ['路灯 不亮，３盏！', '路灯不亮三盏', '路\u200b灯不亮❸盏', '路灯不亮③盏。'])
    expect(lettersOf(again)).toBe(lettersOf('路灯不亮3盏'))
  expect(lettersOf('Ｌed Café')).toBe(lettersOf('LED cafe\u0301'))
  expect(lettersOf('路灯不亮')).not.toBe(lettersOf('路灯亮了'))
})

it('one form of the one form is itself', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(fc.property(text, (given) => oneForm(oneForm(given).text).text === oneForm(given).text))
  fc.assert(fc.property(text, (given) => lettersOf(lettersOf(given)) === lettersOf(given)))
})

it('every character of the form says where it stood', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const { text, starts, ends } = oneForm(given)
      expect([starts.length, ends.length]).toEqual([text.length, text.length])
      for (let index = 0; index < text.length; index++) {
        const original = given.slice(starts[index], ends[index])
        expect(oneForm(original).text).toContain(text.charAt(index))
      }
    }),
  )
})

it('a field for digits takes them in any script and width', () => {
  expect(typedDigits('１２３４－五六 7８')).toBe('12345678')
  expect(typedText(' ３．５０ ')).toBe('3.50')
  expect(typedForm('０５３５－１２３　４５６')).toBe('0535-123456')
})
