import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { aMember, aNewcomer, aNumber, aPhoneTicket, aRegistration, aStaffMember } from '../support/registrations'

beforeAll(() => ownTable())

let streetId: string
let east: Person
let west: Person
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  east = await aStaffMember(streetId, [{ role: 'gridWorker', communityIds: ['east'] }])
  west = await aStaffMember(streetId, [{ role: 'gridWorker', communityIds: ['west'] }])
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const named = async (name: string, as: Person, page: { limit?: number; cursor?: string | undefined } = {}) =>
  call('identity', 'membersNamed', { communityId: 'east', name, ...page }, as)
const idsIn = ({ body }: Awaited<ReturnType<typeof named>>) => body.items.map(({ memberId }) => memberId)

test('a whole name and a surname find, masked; what lies between tells nobody a letter', async () => {
  const one = await aMember(streetId, east, { name: '测试一号' })
  const other = await aMember(streetId, east, { name: '测验员' })
  const whole = await named(' 测试一号 ', east)
  expect(whole.body.items).toMatchObject([{ memberId: one.memberId, nameMasked: '测**号', status: 'confirmed' }])
  expect(JSON.stringify(whole.body)).not.toContain('测试一号')
  expect(idsIn(await named('测', admin)).sort()).toEqual([one.memberId, other.memberId].sort())
  for (const part of ['测试', '试一号', '测试一', '号']) expect(idsIn(await named(part, east))).toEqual([])
  expect((await named('  ', east)).status).toBe(400)
})

test('only those of one’s own communities, and only who was confirmed', async () => {
  await aMember(streetId, east, { name: '测试一号' })
  expect((await named('测', west)).status).toBe(403)
  expect((await named('测', await aPerson(streetId, { grants: [{ role: 'worker' }] }))).status).toBe(403)
  expect(idsIn(await named('测', await aPerson('elsewhere', { grants: [{ role: 'admin' }] })))).toEqual([])
})

test('a page without a hit leads on to the one with it, and its cursor is of that name alone', async () => {
  await aMember(streetId, east, { name: '先来的' })
  const late = await aMember(streetId, east, { name: '后来的' })
  const first = await named('后来的', east, { limit: 1 })
  expect([idsIn(first), typeof first.body.cursor]).toEqual([[], 'string'])
  const { cursor } = first.body
  expect(idsIn(await named('后来的', east, { limit: 1, cursor }))).toEqual([late.memberId])
  expect((await named('先来的', east, { limit: 1, cursor })).status).toBe(400)
})

test('the office sees who looked at a member as that member does; no grid worker, and no other street', async () => {
  const member = await aMember(streetId, east, { name: '测试一号' })
  const { memberId } = member
  const look = (purpose: string) => call('identity', 'revealContact', { memberId, id: anId(), purpose }, east)
  await look('核实报到信息')
  await look('发放物资')
  const seen = await call('identity', 'memberLooks', { memberId, limit: 1 }, admin)
  expect(seen.body.items).toMatchObject([{ purpose: '发放物资', byLabel: expect.stringContaining('*') }])
  const { cursor } = seen.body
  expect((await call('identity', 'memberLooks', { memberId, cursor }, admin)).body.items).toMatchObject([
    { purpose: '核实报到信息' },
  ])
  const own = await call('identity', 'looks', {}, member)
  expect((await call('identity', 'memberLooks', { memberId }, admin)).body.items).toEqual(own.body.items)
  expect((await call('identity', 'memberLooks', { memberId }, east)).status).toBe(403)
  const elsewhere = await aPerson('elsewhere', { grants: [{ role: 'admin' }] })
  expect((await call('identity', 'memberLooks', { memberId }, elsewhere)).status).toBe(404)
})

test('by phone number a grid worker finds those of their own communities, who read that they were looked for', async () => {
  const phone = aNumber()
  const newcomer = await aNewcomer(streetId)
  const sent = await aRegistration(newcomer, { phoneTicket: await aPhoneTicket(newcomer, phone) })
  await call('identity', 'register', sent, newcomer)
  const find = (as: Person) => call('points', 'findMember', { phone, purpose: 'members' }, as)
  expect((await find(east)).body).toMatchObject({ memberId: newcomer.memberId, communityId: 'east' })
  expect(await find(west)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  const { body } = await call('identity', 'looks', {}, newcomer)
  expect(body.items.map(({ purpose }) => purpose)).toEqual(['按手机号查找，看报到情况'])
})
