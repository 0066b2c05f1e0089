import { teamsOf } from './teams'

const street = {
  communities: [
    { communityId: 'east', name: '东社区' },
    { communityId: 'west', name: '西社区' },
  ],
  units: [{ unitId: 'cleaners', name: '环卫所' }],
}

test('a grid worker works for the communities and units of their grants', () => {
  const grants = [{ role: 'gridWorker' as const, communityIds: ['west', 'cleaners', 'gone'] }]
  expect(teamsOf(street, grants, {}).map(({ name }) => name)).toEqual(['西社区'])
  expect(teamsOf(street, grants, { units: true }).map(({ name }) => name)).toEqual(['西社区', '环卫所'])
})

test('the street office works for all of them, and for itself where people are on duty', () => {
  const names = teamsOf(street, [{ role: 'admin' }], { units: true, office: true }).map(({ name }) => name)
  expect(names).toEqual(['东社区', '西社区', '环卫所', '街道办'])
  expect(teamsOf(street, [{ role: 'worker' }], { units: true, office: true })).toEqual([])
})
