import { byId, draw, press, sees, type, typedIn, undraw } from '../../../../test/support/desktop'

const mockStreet = jest.fn()
const mockSave = jest.fn()
jest.mock('@console/app/client', () => ({
  api: {
    setup: {
      street: () => mockStreet(),
      saveStreet: (input: unknown) => mockSave(input),
      stations: async () => ({ items: [] }),
    },
  },
}))

// All icons of the package at once are more than a test is worth.
jest.mock('@ant-design/icons', () => ({ PlusOutlined: () => null, CloseOutlined: () => null }))

import { Problem } from '@console/app/problem'
import { createElement } from 'react'
import { Street } from './Street'

const CENTER = { latitude: 37.52, longitude: 121.39 }
const EAST = { communityId: 'east', name: '东社区', center: CENTER }
const STREET = {
  ...{ name: '测试街道', hotline: '0535-1', center: CENTER, reachMetres: 4000, version: 1 },
  ...{ communities: [EAST], units: [{ unitId: 'clean', name: '环卫所', phone: '0535-2' }] },
}

beforeEach(async () => {
  mockStreet.mockReset().mockResolvedValue(STREET)
  mockSave.mockReset().mockResolvedValue({ version: 2 })
  await draw(createElement(Street))
})
afterEach(undraw)

test('a community is added and all is saved as one; what is there cannot be taken away', async () => {
  expect(document.querySelectorAll('[aria-label="去掉这一行"]')).toHaveLength(0)
  await press('community-add')
  expect(document.querySelectorAll('[aria-label="去掉这一行"]')).toHaveLength(1)
  await press('street-save')
  await sees('请填写名称')
  expect(mockSave).not.toHaveBeenCalled()
  await type('communities_1_name', '北社区')
  await type('communities_1_center', '37.53')
  await type('communities_1_center-longitude', '121.39')
  await press('street-save')
  expect(mockSave.mock.calls).toMatchObject([
    [
      {
        ...{ version: 1, name: '测试街道', hotline: '0535-1', units: STREET.units },
        communities: [EAST, { communityId: 'sq-3', name: '北社区', center: { latitude: 37.53, longitude: 121.39 } }],
      },
    ],
  ])
})

test('an id that a unit has is said to be taken before anything is sent', async () => {
  await press('community-add')
  await type('communities_1_communityId', 'clean')
  await type('communities_1_name', '北社区')
  await press('street-save')
  await sees('编号不能重复，请换一个')
  expect(mockSave).not.toHaveBeenCalled()
})

test('when a colleague was faster it is shown what they changed, and what was typed is still there', async () => {
  mockSave.mockRejectedValueOnce(new Problem('SETTING_CHANGED', '刚刚有人改过，请看过新的内容再保存', 409))
  await type('hotline', '0535-88')
  await type('communities_0_name', '东关社区')
  const south = { communityId: 'south', name: '南社区', center: CENTER }
  mockStreet.mockResolvedValue({ ...STREET, version: 2, hotline: '0535-99', communities: [EAST, south] })
  await press('street-save')
  expect(byId('overtaken').textContent).toMatch(
    /热线：0535-1 → 0535-99（你也改了，留着你填的）.*社区 south：新加了 南社区/,
  )
  expect([typedIn('hotline'), typedIn('communities_0_name'), typedIn('communities_1_name')]).toEqual([
    '0535-88',
    '东关社区',
    '南社区',
  ])
  await press('street-save')
  expect(mockSave.mock.calls[1]?.[0]).toMatchObject({
    version: 2,
    hotline: '0535-88',
    communities: [{ name: '东关社区' }, { name: '南社区' }],
  })
})
