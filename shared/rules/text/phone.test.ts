import { meantPhones, regionalPhone } from './phone'

it.each([
  '13812345678',
  '138 1234 5678',
  '１３８－１２３４－５６７８',
  '+86 13812345678',
  '(+86)13812345678',
  '008613812345678',
  '8613812345678',
  '一三八一二三四五六七八',
])('%s means the same number of the mainland', (typed) => {
  expect(meantPhones(typed)).toEqual(['13812345678'])
})

it.each(['+852 9123 4567', '００８５２－９１２３４５６７', '85291234567', '91234567'])(
  '%s finds the number of Hong Kong',
  (typed) => {
    expect(meantPhones(typed)).toContain(regionalPhone('91234567', '852'))
  },
)

it('equal numbers of two regions are two', () => {
  expect(regionalPhone('66123456', '852')).not.toBe(regionalPhone('66123456', '853'))
  expect(meantPhones('+85266123456')).toEqual(['+85266123456'])
  expect(regionalPhone('13812345678', '86')).toBe('13812345678')
})

it('FT-21 a number of another region that has the digits of a mainland one is found as it was registered', () => {
  expect(meantPhones('+1 415 555 2671')).toEqual([regionalPhone('4155552671', '1'), '14155552671'])
  expect(meantPhones('001 415-555-2671')[0]).toBe(regionalPhone('4155552671', '1'))
})

it.each(['', 'abc', '1234', '138x12345678', '1'.repeat(16)])('%s is no number', (typed) => {
  expect(meantPhones(typed)).toEqual([])
})
