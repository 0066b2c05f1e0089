import { byId, draw, press, sees, text, type, undraw } from '../../../../test/support/desktop'

const mock = { streets: jest.fn(), addStreet: jest.fn(), streetCode: jest.fn() }
jest.mock('@console/app/client', () => ({
  api: { setup: new Proxy({}, { get: (_, name: keyof typeof mock) => mock[name] }) },
}))

// Pictures, in a module form that tests cannot load.
jest.mock('@ant-design/icons', () => new Proxy({}, { get: () => () => null }))

import { Problem } from '@console/app/problem'
import { districtOf } from '@shared/rules/people/roles'
import { createElement } from 'react'
import { Streets } from './Streets'
import { screen } from './screen'

const AT = { latitude: 37.52, longitude: 121.39 }
const OWN = { streetId: 'qishan', name: '测试街道', center: AT, own: true, addedAt: 1, begunAt: 1 }
const EMPTY = { streetId: 'nanshan', name: '南山街道', center: AT, own: false, addedAt: 1 }
const CODE = { code: '123456789012', until: Date.now() + 86_400_000 }

beforeEach(() => {
  for (const each of Object.values(mock)) each.mockReset()
  mock.streets.mockResolvedValue({ items: [OWN] })
  mock.addStreet.mockResolvedValue(CODE)
  mock.streetCode.mockResolvedValue(CODE)
})
afterEach(undraw)

const fill = async (over: Record<string, string> = {}) => {
  const typed = { name: '南山街道', streetId: 'nanshan', hotline: '0535-0000000', at: '121.39，37.52', ...over }
  for (const [id, words] of Object.entries({ ...typed, communityName: '南山社区' })) await type(id, words)
}

test('a street is added by what only the district can say, and its code is shown once', async () => {
  await draw(createElement(Streets))
  await sees('测试街道（本街道）')
  await press('street-add')
  await fill()
  mock.streets.mockResolvedValue({ items: [EMPTY, OWN] })
  await press('form-yes')
  expect(mock.addStreet.mock.calls).toMatchObject([
    [
      {
        ...{ streetId: 'nanshan', name: '南山街道', hotline: '0535-0000000', reachMetres: 4000, center: AT },
        community: { communityId: 'sq-1', name: '南山社区' },
      },
    ],
  ])
  expect(byId('given-code').textContent).toContain('1234 5678 9012')
  await press('code-noted')
  await sees('还没有管理员')
  expect(text()).not.toContain('1234 5678 9012')
})

test('what is wrong is said at its field, and nothing typed is lost', async () => {
  mock.addStreet.mockRejectedValueOnce(new Problem('ID_TAKEN', '这个编号已经有了，请换一个', 409))
  await draw(createElement(Streets))
  await press('street-add')
  await fill({ at: '37.52' })
  await press('form-yes')
  await sees('要两个数')
  expect(mock.addStreet).not.toHaveBeenCalled()
  await type('at', '37.52, 121.39')
  await press('form-yes')
  await sees('这个编号已经有了')
  expect((byId('name') as HTMLInputElement).value).toBe('南山街道')
})

test('a lost code is given anew as long as nobody has begun', async () => {
  mock.streets.mockResolvedValue({ items: [EMPTY, OWN] })
  await draw(createElement(Streets))
  expect(document.getElementById('code-qishan')).toBeNull()
  await press('code-nanshan')
  expect(mock.streetCode.mock.calls).toMatchObject([[{ streetId: 'nanshan' }]])
  expect(byId('given-code').textContent).toContain('1234 5678 9012')
})

test('the screen is there for the district’s administrators alone', () => {
  expect(screen.only?.([{ role: 'admin' }])).toBe(false)
  expect(screen.only?.([{ role: 'gridWorker', communityIds: ['east'] }])).toBe(false)
  expect(screen.only?.([{ role: 'admin', districtId: 'zhifu' }])).toBe(true)
  expect(districtOf([{ role: 'worker' }])).toBeUndefined()
})
