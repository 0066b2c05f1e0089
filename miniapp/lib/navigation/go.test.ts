const opened: [string, string][] = []
let refusals: unknown[] = []
const answer =
  (how: string) =>
  ({ url }: { url: string }) => {
    opened.push([how, url])
    const refusal = refusals.shift()
    return refusal === undefined ? Promise.resolve() : Promise.reject(refusal)
  }
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    navigateTo: (given: { url: string }) => answer('navigateTo')(given),
    redirectTo: (given: { url: string }) => answer('redirectTo')(given),
    switchTab: (given: { url: string }) => answer('switchTab')(given),
  },
}))
const notOpened = jest.fn()
jest.mock('./parts', () => ({ notOpened: (again: () => void) => notOpened(again) }))

import { go, goTab, replace } from './go'

const settled = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  opened.length = 0
  refusals = []
  notOpened.mockClear()
})

test.each([
  ['go', () => go('worker/station', { id: 'x' })],
  ['replace', () => replace('grid/queue')],
  ['goTab', () => goTab('home')],
] as const)('%s: what does not open is said, and may be tried again', async (_, open) => {
  refusals = [{ errMsg: 'navigateTo:fail timeout' }]
  open()
  await settled()
  expect(notOpened).toHaveBeenCalledTimes(1)
  notOpened.mock.calls[0][0]()
  await settled()
  expect(opened).toHaveLength(2)
  expect(opened[1]).toEqual(opened[0])
  expect(notOpened).toHaveBeenCalledTimes(1)
})

test('the eleventh page takes the place of the tenth', async () => {
  refusals = [{ errMsg: 'navigateTo:fail webview count limit exceed' }]
  go('worker/station', { id: 'x' })
  await settled()
  expect(opened.map(([how]) => how)).toEqual(['navigateTo', 'redirectTo'])
  expect(notOpened).not.toHaveBeenCalled()
})

test('a subpackage that cannot be loaded is heard', async () => {
  refusals = [{ errMsg: 'navigateTo:fail loadSubpackage: fail' }]
  go('admin/today')
  await settled()
  expect(notOpened).toHaveBeenCalledTimes(1)
})
