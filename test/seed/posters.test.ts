import { call } from '../support/api'
import { all, demo } from '../support/seeded'

test('posters hang as the newspaper tells: lessons in the stations, the letter in the shops, and one is never scanned', async () => {
  const admin = await demo('admin')
  const posters = await all((page) => call('posters', 'list', page, admin))
  const of = (kind: string) => posters.filter((each) => each.kind === kind)
  const stations = await all((page) => call('setup', 'stations', page, admin))
  const shops = await all((page) => call('setup', 'shops', page, admin))
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).sort()
  expect(
    of('lesson')
      .map(({ place }) => place)
      .sort(),
  ).toEqual(names(stations))
  expect(
    of('station')
      .map(({ title }) => title)
      .sort(),
  ).toEqual(names(stations))
  expect(
    of('article')
      .map(({ place }) => place)
      .sort(),
  ).toEqual(names(shops))
  expect(posters.some(({ scans }) => scans.total > 0)).toBe(true)
  expect(posters.some(({ scans }) => scans.total === 0)).toBe(true)
})
