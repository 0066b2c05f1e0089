import { factsOf, formOf, missingIn, newForm, timesWith } from './offerForm'

const filled = { ...newForm('2026-11-25'), title: ' 牛肉面 ', points: '30', cash: '3.5' }

test('an empty form says what is missing first, a filled one is sent as the server wants it', () => {
  expect(missingIn(newForm('2026-11-25'))).toBe('还要填名称')
  expect(missingIn(filled)).toBeUndefined()
  expect(factsOf(filled)).toMatchObject({
    ...{ title: '牛肉面', pricePoints: 30, cashFen: 350, stockPerDay: 20, perDay: 1 },
    picture: { kind: 'drawing', code: 'lunchbox' },
  })
  expect(factsOf(filled)).not.toHaveProperty('perWorker')
  expect(factsOf(filled, 'P').picture).toEqual({ kind: 'photo', photoId: 'P' })
})

test.each([
  [{ points: '0' }, '还要填多少积分'],
  [{ cash: '3.555' }, '另付金额写成 3 或 3.50'],
  [{ weekdays: [] }, '还要选星期几供应'],
  [{ toMinute: 660 }, '开始和结束不能是同一时间'],
  [{ validTo: '2026-01-01' }, '最后一天不能早于第一天'],
])('%j is told before it is sent', (wrong, sentence) => {
  expect(missingIn({ ...filled, ...wrong })).toBe(sentence)
})

test('what is opened and sent unchanged stays what it was; a photo is left alone', () => {
  const { picture, ...facts } = factsOf({ ...filled, perWorker: '5', cash: '1200' })
  const offer = { ...facts, picture: 'https://example.test/a.jpg', photo: true, version: 3, leftToday: 1, offerId: 'o' }
  const shop = { merchantId: 'm', merchantName: '', merchantAddress: '', location: { latitude: 0, longitude: 0 } }
  expect(picture).toEqual({ kind: 'drawing', code: 'lunchbox' })
  expect(factsOf(formOf({ ...offer, ...shop }))).toEqual({ ...facts, picture: { kind: 'same' } })
  expect(timesWith(615).map(({ key }) => key)).toContain('615')
})
