import { byId, choices, choose, draw, press, sees, text, type, undraw } from '../../../../test/support/desktop'

const mock = {
  ...{ candidate: jest.fn(), preview: jest.fn(), giveRole: jest.fn(), endRole: jest.fn(), street: jest.fn() },
  ...{ openWork: jest.fn(), staff: jest.fn() },
}
jest.mock('@console/app/client', () => ({
  api: { setup: new Proxy({}, { get: (_, name: keyof typeof mock) => mock[name] }) },
}))
jest.mock('@console/app/session/current', () => ({ useWorking: () => ({ me: { memberId: 'ME' } }) }))

import { Problem } from '@console/app/problem'
import { createElement } from 'react'
import { Person } from './Person'

const CENTER = { latitude: 37.52, longitude: 121.39 }
const STREET = {
  ...{ name: '测试街道', hotline: '0535-1', center: CENTER, reachMetres: 4000, version: 1 },
  communities: [{ communityId: 'east', name: '东社区', center: CENTER }],
  units: [{ unitId: 'clean', name: '环卫所', phone: '0535-2' }],
}
const PERSON = {
  ...{ memberId: 'SHE', nameMasked: '王*', phoneMasked: '138****0000', rolesVersion: 2 },
  grants: [{ role: 'worker' }, { role: 'gridWorker', communityIds: ['east'] }],
}
const WORK = {
  ...{ reports: 12, urgent: 1, atLeast: false, shifts: 2, proposals: 0 },
  teams: [
    { teamId: 'east', reports: 10 },
    { teamId: 'clean', reports: 2 },
  ],
}
const HE = { memberId: '01HZZZZZZZZZZZZZZZZZZZZZZZ', nameMasked: '李*', role: 'gridWorker', teamIds: ['east'] }
const CHANGED = new Problem('SETTING_CHANGED', '刚刚有人改过，请看过新的内容再保存', 409)

const open = (memberId = 'SHE') => draw(createElement(Person, { memberId }))

beforeEach(() => {
  for (const each of Object.values(mock)) each.mockReset()
  mock.street.mockResolvedValue(STREET)
  mock.candidate.mockResolvedValue(PERSON)
  mock.openWork.mockResolvedValue(WORK)
  mock.staff.mockResolvedValue({ items: [HE, { ...HE, memberId: 'SHE', nameMasked: '王*' }] })
  mock.preview.mockResolvedValue({ can: ['确认、退回、撤回报到'], members: 1234, atLeast: true, openReports: 7 })
  mock.giveRole.mockResolvedValue({ ...PERSON, rolesVersion: 3 })
  mock.endRole.mockResolvedValue({ ...PERSON, grants: [{ role: 'worker' }], rolesVersion: 3 })
})
afterEach(undraw)

test('a role is given only after it was seen what comes with it, and of how many people', async () => {
  await open()
  await press('role-give')
  expect(text()).not.toContain('确认给身份')
  await press('role-look')
  expect(mock.preview.mock.calls).toEqual([[{ grant: { role: 'gridWorker', communityIds: ['east'] } }]])
  expect(mock.giveRole).not.toHaveBeenCalled()
  expect(byId('role-preview').textContent).toMatch(/网格员（东社区）.*1,234 人以上.*7 件以上.*确认、退回、撤回报到/)
  expect(document.activeElement).toBe(byId('role-preview'))
  await press('role-yes')
  expect(mock.giveRole.mock.calls).toMatchObject([
    [{ memberId: 'SHE', rolesVersion: 2, grant: { role: 'gridWorker', communityIds: ['east'] } }],
  ])
})

test('going back means looking again, and finds what was chosen', async () => {
  await open()
  await press('role-give')
  await press('role-look')
  await press('role-back')
  expect(document.getElementById('role-yes')).toBeNull()
  await press('role-look')
  expect(mock.preview).toHaveBeenCalledTimes(2)
  expect(mock.preview.mock.calls[1]).toEqual(mock.preview.mock.calls[0])
})

test('when a colleague changed the roles meanwhile, those of now are shown, and the next try is over them', async () => {
  mock.giveRole.mockRejectedValueOnce(CHANGED)
  await open()
  await press('role-give')
  await press('role-look')
  mock.candidate.mockResolvedValue({ ...PERSON, rolesVersion: 5, grants: [{ role: 'worker' }, { role: 'admin' }] })
  await press('role-yes')
  await sees('同事刚刚改过他的身份')
  await sees('现在的身份：小哥；街道管理员（全街道）')
  await press('role-yes')
  expect(mock.giveRole.mock.calls[1]?.[0]).toMatchObject({ rolesVersion: 5 })
})

test('a role ends with a reason and who takes the work; without them nothing is sent', async () => {
  await open()
  await press('end-gridWorker')
  expect(mock.openWork.mock.calls).toEqual([[{ memberId: 'SHE', role: 'gridWorker' }]])
  await sees('没办完的工单（东社区 10 件，环卫所 2 件）12 件，紧急 1 件')
  await press('form-yes')
  await sees('请选由谁接手')
  await sees('原因至少 2 个字')
  expect(mock.endRole).not.toHaveBeenCalled()
  await type('reason', '换了岗位')
  await choose('successor', '李*（东社区）')
  await sees('他不管环卫所，那里的工单交给社区')
  await press('form-yes')
  expect(mock.endRole.mock.calls).toMatchObject([
    [{ memberId: 'SHE', rolesVersion: 2, role: 'gridWorker', reason: '换了岗位', successor: HE.memberId }],
  ])
  expect(text()).not.toContain('东社区')
})

test('whoever ends is no choice; the team is one, and one that cannot take it is said at the field', async () => {
  mock.endRole.mockRejectedValueOnce(new Problem('SUCCESSOR_INVALID', '接手的人不在这些社区', 422))
  await open()
  await press('end-gridWorker')
  await type('reason', '换了岗位')
  expect(await choices('successor')).toEqual(['交给社区，谁有空谁接', '李*（东社区）'])
  await choose('successor', '交给社区，谁有空谁接')
  await press('form-yes')
  await sees('接手的人不在这些社区')
  expect(mock.endRole.mock.calls[0]?.[0]).toMatchObject({ successor: 'team' })
})

test('one’s own roles are another administrator’s to change, and who is nobody yet registers first', async () => {
  mock.candidate.mockResolvedValue({ ...PERSON, memberId: 'ME', grants: [{ role: 'admin' }] })
  await open('ME')
  await sees('自己的身份要由另一位管理员来改')
  expect(['role-give', 'end-admin'].map((id) => document.getElementById(id))).toEqual([null, null])
  await undraw()
  mock.candidate.mockResolvedValue({ ...PERSON, nameMasked: '', grants: [] })
  await open('NEW')
  await sees('先报到，再给身份')
  expect(document.getElementById('role-give')).toBeNull()
})
