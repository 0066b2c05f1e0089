jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { getStorageSync: () => '', setStorageSync: () => undefined },
}))
Object.assign(globalThis, { API_BASE: '/api', STREET_ID: 'qishan' })

import { CHECKINS_PER_DAY } from '@shared/rules/points/checkin'
import { type Home, homeAt, mayBeUnderWay } from './useHome'

const NOON = Date.UTC(2026, 10, 20, 4)
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const home: Home = {
  serverTime: NOON,
  me: { memberId: 'me', streetId: 'qishan', status: 'confirmed', grants: [], partyMember: false, consents: [] },
  account: { balance: 9, held: 0, available: 9, expiring: [] },
  checkin: {
    state: { day: '2026-11-20', count: CHECKINS_PER_DAY, streak: 4 },
    streak: 4,
    leftToday: 0,
    pointsEach: 2,
    streakBonus: 10,
  },
  tasks: [{ kind: 'voucher', ref: '01JD0000000000000000000001', title: '热汤面', until: NOON + 3_600_000 }],
  activities: [
    {
      activityId: '01JD0000000000000000000002',
      title: '议事会',
      starts: NOON + HOUR_MS,
      ends: NOON + 3 * HOUR_MS,
      place: '会议室',
    },
  ],
  underWay: [],
  unread: 0,
  templates: [],
  street: {
    streetId: 'qishan',
    name: '测试街道',
    district: '测试区',
    city: '测试市',
    appName: '暖新',
    hotline: '0535-0000000',
    center: { latitude: 37.5, longitude: 121.4 },
    communities: [],
    units: [],
  },
  stations: [],
}

test('the same day a copy of home still says what it said', () => {
  expect(homeAt(home, NOON)).toEqual(home)
})

test('the next day check-ins are open again and yesterday’s voucher no longer waits', () => {
  const tomorrow = homeAt(home, NOON + DAY_MS)
  expect(tomorrow.checkin).toMatchObject({ leftToday: CHECKINS_PER_DAY, streak: 4 })
  expect(tomorrow.tasks).toEqual([])
})

test('after a day without a check-in the row has ended', () => {
  expect(homeAt(home, NOON + 2 * DAY_MS).checkin.streak).toBe(0)
})

test.each([
  ['nothing is known yet', undefined, [], true],
  ['home showed one', [{ status: 'accepted' }], [], true],
  ['the list has one that is open', [], [{ status: 'closed' }, { status: 'submitted' }], true],
  ['all are done with', [], [{ status: 'closed' }, { status: 'resolved' }], false],
] as const)('reports are asked for where some may be under way: %s', (_, underWay, reports, wanted) => {
  const report = { reportId: '01JD0000000000000000000002', categoryName: '井盖', address: '测试路', movedAt: NOON }
  const seen = underWay && { underWay: underWay.map((each) => ({ ...report, ...each })) }
  expect(mayBeUnderWay({ home: seen, reports })).toBe(wanted)
})

test('a place that is kept no longer, and an activity that is over, ask nothing any more', () => {
  const offered = home.activities?.map((each) => ({ ...each, offerUntil: NOON + HOUR_MS / 2 }))
  const at = (nowMs: number) => homeAt({ ...home, activities: offered }, nowMs).activities
  expect(at(NOON)).toEqual(offered)
  expect(at(NOON + HOUR_MS / 2)).toEqual([])
  expect(homeAt(home, NOON + 3 * HOUR_MS).activities).toEqual([])
})
