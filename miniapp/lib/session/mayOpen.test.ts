import { PAGES } from '@shared/pages.gen'
import type { Grant } from '@shared/rules/people/roles'
import { closedTo } from './mayOpen'

const page = (root: string, name: string) => `/packages/${root}/pages/${name}/index`
const worker: Grant[] = [{ role: 'worker' }]
const clerk: Grant[] = [{ role: 'merchant', merchantId: 'x' }]
const grid: Grant[] = [{ role: 'gridWorker', communityIds: ['a'] }]
const admin: Grant[] = [{ role: 'admin' }]

test.each([
  ['grid', 'queue', [grid, admin], [worker, clerk, []]],
  ['admin', 'today', [admin], [worker, clerk, grid, []]],
  ['merchant', 'scan', [clerk], [worker, grid, admin, []]],
  ['merchant', 'months', [clerk, admin], [worker, grid, []]],
  ['merchant', 'join', [worker, [], clerk], []],
  ['worker', 'vouchers', [worker, [], clerk], []],
  ['worker', 'voucher', [worker, []], []],
  ['worker', 'register', [worker, []], []],
  ['worker', 'details', [worker, []], []],
] as const)('%s/%s', (root, name, may, mayNot) => {
  for (const grants of may) expect(closedTo(page(root, name), grants)).toBeUndefined()
  for (const grants of mayNot) expect(closedTo(page(root, name), grants)).toMatchObject({ why: 'role' })
  expect(closedTo(page(root, name), undefined)).toEqual({ why: 'signIn' })
})

test.each(['signin', 'privacy', 'offer', 'public', 'publicReport', 'rules', 'station', 'stations', 'checkin'])(
  'worker/%s is for everybody, or asks by itself',
  (name) => expect(closedTo(page('worker', name), undefined)).toBeUndefined(),
)

test('tabs are for everybody', () => {
  expect(closedTo('/pages/home/index', undefined)).toBeUndefined()
})

test('no screen of staff is open to who is not', () => {
  const paths = Object.values(PAGES)
    .filter((path) => /^packages\/(grid|merchant|admin)\//.test(path))
    .map((path) => `/${path}`)
  expect(paths.length).toBeGreaterThan(30)
  for (const path of paths.filter((each) => !each.includes('/join/'))) {
    expect(closedTo(path, worker)).toMatchObject({ why: 'role', whose: expect.stringMatching(/[\u4e00-\u9fff]/) })
  }
})
