import { pairPasted, pointFault, pointTyped, sayWhere } from './points'

const STREET = { center: { latitude: 37.52, longitude: 121.39 }, reachMetres: 4000 }

test('a point is read as it is typed, and is none while one half is missing', () => {
  expect(pointTyped({ latitude: ' 37.53 ', longitude: '１２１.４' })).toEqual({ latitude: 37.53, longitude: 121.4 })
  expect(pointTyped({ latitude: '37.53', longitude: '' })).toBeUndefined()
  expect(pointTyped({ latitude: '37.53', longitude: '121度' })).toBeUndefined()
})

test('both halves pasted at once are told apart, whichever comes first', () => {
  const pair = { latitude: '37.53', longitude: '121.4' }
  expect(pairPasted('37.53,121.4')).toEqual(pair)
  expect(pairPasted('121.4， 37.53')).toEqual(pair)
  expect(pairPasted('37.53')).toBeUndefined()
  expect(pairPasted('37.53,121.4,5')).toBeUndefined()
})

test('a point outside the street is told with both distances, one inside is not', () => {
  expect(pointFault({ latitude: 37.53, longitude: 121.39 }, STREET)).toBeUndefined()
  expect(sayWhere({ latitude: 37.53, longitude: 121.39 }, STREET)).toBe('离街道中心 1.1 公里')
  expect(pointFault({ latitude: 37.62, longitude: 121.39 }, STREET)).toBe(
    '离街道中心 11 公里，出了街道范围（4.0 公里），请核对经纬度',
  )
})
