import { byId, draw, press, sees, settle, type, typedIn, undraw } from '../../../../test/support/desktop'

const mockSave = jest.fn()
const mockStations = jest.fn()
jest.mock('@console/app/client', () => ({
  api: { setup: { saveStation: (input: unknown) => mockSave(input), stations: () => mockStations() } },
}))

// All icons of the package at once are more than a test is worth.
jest.mock('@ant-design/icons', () => ({ PlusOutlined: () => null, CloseOutlined: () => null }))

import { Problem } from '@console/app/problem'
import { createElement } from 'react'
import type { Station, StreetSetup } from '../answers'
import { StationDrawer } from './StationDrawer'

const CENTER = { latitude: 37.52, longitude: 121.39 }
const STREET: StreetSetup = {
  ...{ name: '测试街道', hotline: '0535-1', center: CENTER, reachMetres: 4000, version: 1, units: [] },
  communities: [{ communityId: 'east', name: '东社区', center: CENTER }],
}
const STATION: Station = {
  ...{ stationId: 'yz-1', name: '东站', address: '东路 1 号', phone: '0535-2', communityId: 'east', location: CENTER },
  ...{ radiusMetres: 100, facilities: ['seat'], opensAtMinute: 420, closesAtMinute: 1260 },
  ...{ active: true, hub: false, sharedShelf: false, photos: [], version: 3 },
}
const closed = jest.fn()

const open = (station: Station | undefined) =>
  draw(createElement(StationDrawer, { street: STREET, stations: [STATION], station, onClose: closed }))

async function fillNew(): Promise<void> {
  await type('name', '北站')
  await type('address', STATION.address)
  await type('phone', STATION.phone)
  await type('location', '37.52')
  await type('location-longitude', '121.39')
}

beforeEach(() => {
  for (const mock of [mockSave, mockStations, closed]) mock.mockReset()
  mockStations.mockResolvedValue({ items: [STATION] })
  mockSave.mockResolvedValue({ version: 4 })
})
afterEach(undraw)

test('hours past midnight are said as people say them, and sent as minutes', async () => {
  await open(STATION)
  await type('hours', '22:00')
  await type('hours-closes', '2:00')
  await sees('22:00–次日 02:00')
  await press('form-yes')
  expect(mockSave.mock.calls).toMatchObject([[{ version: 3, opensAtMinute: 1320, closesAtMinute: 120 }]])
  expect(mockSave.mock.calls[0]?.[0]).not.toHaveProperty('hours')
  expect(closed).toHaveBeenCalledTimes(1)
})

test('the same time twice, and no time at all, are said at the field and not sent', async () => {
  await open(STATION)
  await type('hours', '21:00')
  await press('form-yes')
  await sees('开门和关门不能是同一时间')
  await type('hours', '早上')
  await press('form-yes')
  await sees('时间请写成 07:00 这样')
  expect(mockSave).not.toHaveBeenCalled()
})

test('a new station is proposed a free id and sent without a version, facilities and all', async () => {
  await open(undefined)
  expect(typedIn('stationId')).toBe('yz-2')
  await press('form-yes')
  await sees(/请填写名称.*请填纬度和经度/)
  expect(mockSave).not.toHaveBeenCalled()
  await fillNew()
  await press('form-yes')
  const { version: _, ...facts } = STATION
  const sent = { ...facts, stationId: 'yz-2', name: '北站', facilities: [] }
  expect(mockSave.mock.calls).toEqual([[{ ...sent, version: undefined, id: expect.stringMatching(/^[0-9A-Z]{26}$/) }]])
})

test('photos stay by their names, and one that is taken away is not sent', async () => {
  const photos = ['a', 'b']
    .map((letter) => letter.repeat(43))
    .map((name) => ({ name, thumbUrl: `https://p/${name}-small`, url: `https://p/${name}` }))
  await open({ ...STATION, photos })
  await press('station-photo-away-0')
  await press('form-yes')
  expect(mockSave.mock.calls).toMatchObject([[{ photos: [{ name: 'b'.repeat(43) }] }]])
})

test('an id that somebody took meanwhile is said at its field; the words stay, and another id goes', async () => {
  mockSave.mockRejectedValueOnce(new Problem('ID_TAKEN', '这个编号已经有了，请换一个', 409))
  await open(undefined)
  await fillNew()
  await press('form-yes')
  await sees('这个编号已经有了，请换一个')
  expect(byId('stationId').closest('.ant-form-item')?.textContent).toContain('这个编号已经有了，请换一个')
  expect([typedIn('name'), typedIn('location')]).toEqual(['北站', '37.52'])
  await type('stationId', 'yz-1')
  await press('form-yes')
  expect(mockSave).toHaveBeenCalledTimes(1)
  await type('stationId', 'bei')
  await press('form-yes')
  expect(mockSave.mock.calls[1]?.[0]).toMatchObject({ stationId: 'bei', name: '北站' })
  expect(closed).toHaveBeenCalledTimes(1)
})

test('a point outside the street is said with its distance, and not sent', async () => {
  await open(STATION)
  await type('location', '38.52')
  await press('form-yes')
  await sees('离街道中心 111 公里，出了街道范围（4.0 公里），请核对经纬度')
  expect(mockSave).not.toHaveBeenCalled()
})

test('when a colleague was faster, what was typed stays, theirs comes in, and the next try goes over it', async () => {
  mockSave.mockRejectedValueOnce(new Problem('SETTING_CHANGED', '刚刚有人改过，请看过新的内容再保存', 409))
  await open(STATION)
  await type('name', '东驿站')
  mockStations.mockResolvedValue({ items: [{ ...STATION, phone: '0535-9', closesAtMinute: 120, version: 4 }] })
  await press('form-yes')
  expect(byId('overtaken').textContent).toMatch(/电话：0535-2 → 0535-9.*开放时间：07:00–21:00 → 07:00–次日 02:00/)
  expect([typedIn('name'), typedIn('phone'), typedIn('hours-closes')]).toEqual(['东驿站', '0535-9', '02:00'])
  expect(closed).not.toHaveBeenCalled()
  await press('form-yes')
  expect(mockSave.mock.calls[1]?.[0]).toMatchObject({
    version: 4,
    name: '东驿站',
    phone: '0535-9',
    closesAtMinute: 120,
  })
  expect(closed).toHaveBeenCalledTimes(1)
})

test('an impatient second press sends nothing more, and a lost answer is asked for under the same id', async () => {
  let answer: (saved: unknown) => void = () => undefined
  mockSave.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  await open(STATION)
  await press('form-yes')
  await press('form-yes')
  expect(mockSave).toHaveBeenCalledTimes(1)
  answer({ version: 4 })
  await settle()
  await undraw()
  mockSave.mockReset()
  mockSave.mockRejectedValueOnce(new TypeError('failed to fetch')).mockResolvedValueOnce({ version: 4 })
  await open(STATION)
  await press('form-yes')
  await sees('现在连不上，请检查网络后再试')
  await press('form-yes')
  const [first, second] = mockSave.mock.calls.map(([input]) => input.id)
  expect(second).toBe(first)
})
