import { freePosition, hasLater, sayLater, typedOf, valuesOf } from './activity'

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

test('what became of a change to a series is said, with the days that stay and why', () => {
  const day = (day: string) => ({ day, activityId: day })
  const nowMs = Date.parse('2031-11-19T10:00:00+08:00')
  const changed = [day('2031-11-26'), day('2031-12-03')]
  expect(sayLater({ revision: 2, changed, kept: [] }, nowMs)).toBe('一共改了 2 场')
  const kept = [
    { ...day('2031-12-10'), why: 'differs' as const },
    { ...day('2031-12-17'), why: 'cancelled' as const },
  ]
  expect(sayLater({ revision: 2, changed, kept }, nowMs)).toBe(
    '一共改了 2 场；12月10日单独改过、12月17日已取消，没有跟着改',
  )
  const series = [day('a'), day('b')]
  const of = (activityId: string) => hasLater({ activityId, series } as never)
  expect([of('a'), of('b'), hasLater(undefined)]).toEqual([true, false, false])
})
