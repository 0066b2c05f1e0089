import { draw, press, sees, text, undraw } from '../../../test/support/desktop'

const mockActivities = {
  ...{
    desk: jest.fn(),
    edit: jest.fn(),
    signups: jest.fn(),
    add: jest.fn(),
    attendance: jest.fn(),
    remarks: jest.fn(),
  },
  ...{ openHours: jest.fn(), closeHours: jest.fn(), repeat: jest.fn(), corrections: jest.fn() },
}
jest.mock('@console/app/client', () => ({
  api: {
    get activities() {
      return mockActivities
    },
    setup: { staff: async () => ({ items: [{ memberId: 'clerk', nameMasked: '试*员', role: 'gridWorker' }] }) },
    stations: {
      street: async () => ({ communities: [{ communityId: 'east', name: '东社区' }], units: [] }),
    },
  },
}))
const mockSaved: string[][] = []
jest.mock('@console/parts/download', () => ({ download: (...file: string[]) => mockSaved.push(file) }))
jest.mock('@console/app/session/current', () => ({
  useWorking: () => ({ me: { memberId: 'me', streetId: 'street', grants: [{ role: 'admin' }] } }),
}))
jest.mock('@console/app/clock', () => ({ now: () => Date.parse('2026-11-03T10:00:00+08:00') }))
// All icons of the package at once are more than a test is worth.
jest.mock('@ant-design/icons', () => new Proxy({}, { get: () => () => null }))

import { act, createElement } from 'react'
import { ActivityView } from './ActivityView'
import { OpenHours } from './OpenHours'
import { Series } from './Series'
import type { Activity } from './useActivities'

const at = (words: string) => Date.parse(`2026-11-${words}:00+08:00`)
const TIMES = { starts: at('07T09:00'), ends: at('07T11:00') }
const WORDS: Activity['words'] = {
  ...{ kind: 'volunteer', title: '河边捡垃圾', text: '戴手套', communityId: 'east', with: [], partners: [] },
  ...TIMES,
  ...{ place: { kind: 'point', name: '河边' }, signUp: true, capacity: 10, positions: [], along: 0, children: false },
  ...{ audience: { communities: [], occupations: [], organisations: [], roles: [] } },
  ...{ mode: 'inOut', walkIns: true, items: [] },
}
const ACTIVITY: Activity = {
  ...{ activityId: 'a', kind: 'volunteer', title: '河边捡垃圾', state: 'coming', signUp: 'open', ...TIMES },
  ...{ place: { kind: 'point', name: '河边' }, host: { name: '东社区' }, communityId: 'east', with: [], joint: false },
  ...{
    revision: 3,
    mode: 'inOut',
    byLabel: '街道',
    at: 1,
    words: WORDS,
    came: 0,
    counted: 0,
    openHours: 0,
    serverTime: 1,
  },
  seats: [{ capacity: 10, free: 0, taken: 10, waiting: 2 }],
}
const CAME = {
  ...{
    activityId: 'a',
    memberId: 'one',
    nameMasked: '测*甲',
    in: at('07T09:05'),
    inVia: 'list',
    open: false,
    points: 2,
  },
  ...{ out: at('07T11:00'), minutes: 115, items: [] },
}

beforeEach(() => {
  mockSaved.length = 0
  for (const route of Object.values(mockActivities)) route.mockReset().mockResolvedValue({ items: [] })
  mockActivities.edit.mockResolvedValue(ACTIVITY)
})
afterEach(undraw)

/** Takes the first sentence that is offered. */
const takesPreset = () =>
  act(async () => {
    document.querySelector<HTMLButtonElement>('.presets button')?.click()
  })

test('places are told as they stand: full, and how many wait', async () => {
  await draw(createElement(ActivityView, { activityId: 'a' }))
  await sees('10 人已报，共 10，已满，2 人候补')
  expect(mockActivities.signups).toHaveBeenCalledWith({ activityId: 'a', state: 'in', cursor: undefined, limit: 50 })
})

test('nobody is let in above the number of places without a person and a reason', async () => {
  await draw(createElement(ActivityView, { activityId: 'a' }))
  await sees('现场加人')
  await press('signup-add')
  await press('form-yes')
  await sees('请选一位')
  expect(mockActivities.add).not.toHaveBeenCalled()
})

test('the sheet is whole before it is printed or taken along, and its table reads as one', async () => {
  mockActivities.attendance
    .mockResolvedValueOnce({ items: [CAME], cursor: 'more' })
    .mockResolvedValueOnce({ items: [{ ...CAME, memberId: 'two', nameMasked: '=测*乙' }] })
  mockActivities.edit.mockResolvedValue({ ...ACTIVITY, state: 'over', words: { ...WORDS, signUp: false } })
  await draw(createElement(ActivityView, { activityId: 'a' }))
  await sees('到了 2 人，工时一共 3 小时 50 分')
  await press('sheet-csv')
  const [[name = '', table = ''] = []] = mockSaved
  expect(name).toBe('河边捡垃圾-签到表-2026-11-07.csv')
  expect(table.split('\r\n')).toHaveLength(4)
  // A name that begins as a formula does is a name.
  expect(table).not.toMatch(/(^|,)=测/m)
})

test('open hours are closed once, within the activity, with a reason that is read', async () => {
  const open = { ...CAME, out: undefined, minutes: undefined, open: true, title: '河边捡垃圾', ...TIMES }
  mockActivities.openHours.mockResolvedValue({ items: [open] })
  await draw(createElement(OpenHours, { community: 'east' }))
  await press('close-a-one')
  await sees('最多 2 小时')
  await takesPreset()
  await press('form-yes')
  expect(mockActivities.closeHours.mock.calls).toMatchObject([
    [{ activityId: 'a', memberId: 'one', minutes: 115, reason: '忘了签退，一直在现场' }],
  ])
})

test('a series is seen day by day before it is laid out, and a day can fall out', async () => {
  mockActivities.repeat.mockResolvedValue({ seriesId: 's', days: [{}, {}] })
  await draw(createElement(Series, { activity: ACTIVITY, onClose: () => undefined }))
  await sees('11月14日')
  await act(async () => {
    document.querySelector<HTMLInputElement>('.ant-checkbox-input')?.click()
  })
  await press('form-yes')
  expect(mockActivities.repeat.mock.calls).toMatchObject([
    [{ activityId: 'a', revision: 3, repeat: 'weekly', until: '2027-02-05', skip: ['2026-11-14'] }],
  ])
  expect(text()).not.toContain('NaN')
})
