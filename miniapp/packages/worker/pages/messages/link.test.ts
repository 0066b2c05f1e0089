import { linkOf } from './link'

test.each([
  ['packages/worker/pages/report/index?id=1', 'navigateTo', '/packages/worker/pages/report/index?id=1'],
  ['/packages/grid/pages/queue/index', 'navigateTo', '/packages/grid/pages/queue/index'],
  ['pages/points/index', 'switchTab', '/pages/points/index'],
  ['pages/points/index?from=message', 'switchTab', '/pages/points/index'],
])('a message that leads to %s opens it with %s', (page, how, url) => {
  expect(linkOf(page)).toEqual({ how, url })
})
