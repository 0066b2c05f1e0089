import { isTwice, labelOf, mergedStreet, type StreetValues, sayPart } from './streetForm'

const CENTER = { latitude: 37.5, longitude: 121.4 }
const community = (communityId: string, name: string) => ({ communityId, name, center: CENTER })
const BASE: StreetValues = {
  name: '测试街道',
  hotline: '0535-1',
  communities: [community('east', '东社区'), community('west', '西社区')],
  units: [{ unitId: 'clean', name: '环卫所', phone: '0535-2' }],
}

test('two people add a community each: both are there, and the names that were typed stay', () => {
  const theirs = { ...BASE, hotline: '0535-9', communities: [...BASE.communities, community('north', '北社区')] }
  const mine = {
    ...BASE,
    communities: [community('east', '东关社区'), community('west', '西社区'), community('south', '南社区')],
  }
  const { values, changes } = mergedStreet(BASE, theirs, mine)
  expect(values.hotline).toBe('0535-9')
  expect(values.communities.map(({ name }) => name).sort()).toEqual(['东关社区', '北社区', '南社区', '西社区'].sort())
  expect(changes.map(({ key, after, mine: own }) => [labelOf(key), sayPart(key, after), own])).toEqual([
    ['热线', '0535-9', false],
    ['社区 north', '北社区（37.5, 121.4）', false],
  ])
})

test('both renamed the same one: what was typed stands, and it is told', () => {
  const named = (name: string) => ({ ...BASE, communities: [community('east', name), community('west', '西社区')] })
  const { values, changes } = mergedStreet(BASE, named('东风社区'), named('东关社区'))
  expect(values.communities[0]?.name).toBe('东关社区')
  expect(changes).toMatchObject([{ key: 'community:east', mine: true }])
})

test('an id may stand once, among communities and units together', () => {
  expect(isTwice('east', BASE)).toBe(false)
  expect(isTwice('east', { ...BASE, units: [{ unitId: 'east', name: '', phone: '' }] })).toBe(true)
})
