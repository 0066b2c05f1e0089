import { withDay } from './days'

test('a day stands in its list once, in order', () => {
  expect(withDay(['2027-10-02'], '2027-10-01')).toEqual(['2027-10-01', '2027-10-02'])
  expect(withDay(['2027-10-01'], '2027-10-01')).toEqual(['2027-10-01'])
})
