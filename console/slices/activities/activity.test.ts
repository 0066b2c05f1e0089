import { freePosition, typedOf, valuesOf } from './activity'

const NEW = valuesOf(undefined, '2031-11-19', 'east')

test('a new one is in a week for two hours, for everybody, and whoever fills nothing more in sends nothing more', () => {
  const typed = typedOf({ ...NEW, title: '捡垃圾', place: { kind: 'point', name: '奇山广场' } })
  expect([typed.starts, typed.ends - typed.starts]).toEqual([Date.parse('2031-11-26T09:00:00+08:00'), 7_200_000])
  expect(typed).toMatchObject({ communityId: 'east', place: { kind: 'point', name: '奇山广场' }, positions: [] })
  expect([typed.contact, typed.bring]).toEqual([undefined, undefined])
})

test('a place says what it is and no more; a new position gets an id that none has', () => {
  const place = { kind: 'station', stationId: 's1', name: '东驿站', location: { latitude: 1, longitude: 2 } }
  const typed = typedOf({ ...NEW, place, contactName: '试主任', contactPhone: '0535-0000130' })
  expect(typed.place).toEqual({ kind: 'station', stationId: 's1' })
  expect(typed.contact).toEqual({ name: '试主任', phone: '0535-0000130' })
  expect([freePosition([]), freePosition([{ positionId: 'p2' }])]).toEqual(['p1', 'p3'])
})
