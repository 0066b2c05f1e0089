import { Profile } from '@functions/identity/entities'
import { Flag, flagsPartition } from '@functions/vigilance/entities'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { aNewcomer, aRegistration, aStaffMember } from '../support/registrations'
import { aCategory, aReport, handled } from '../support/reports'
import { comesAgain, settled } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let east: Person
let west: Person
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  east = await aStaffMember(streetId, [{ role: 'gridWorker', communityIds: ['east'] }])
  west = await aStaffMember(streetId, [{ role: 'gridWorker', communityIds: ['west'] }])
  admin = await aStaffMember(streetId, [{ role: 'admin' }])
})
afterEach(() => comesAgain(streetId))

const settle = () => settled(streetId)
const titlesOf = async (person: Person) => (await inboxOf(person)).items.map(({ title }) => title)
const homeOf = async (person: Person) => (await call('insights', 'home', {}, person)).body

describe('new work reaches whose it is', () => {
  test('a 随手拍: the grid workers of its community, once, with the way there and a number at the inbox', async () => {
    const reporter = await aPerson(streetId)
    const reportId = await aReport(reporter, categoryId)
    await settle()
    const { items, unread } = await inboxOf(east)
    expect(items).toEqual([
      expect.objectContaining({
        title: '新上报：井盖',
        text: expect.stringContaining('测试路 2 号'),
        page: `packages/grid/pages/handle/index?id=${reportId}`,
      }),
    ])
    expect([unread, (await homeOf(east)).unread]).toEqual([1, 1])
    expect([await titlesOf(west), await titlesOf(admin)]).toEqual([[], []])
  })

  test('an urgent one is told once, as an alert; one by staff themselves to their colleagues', async () => {
    await aReport(await aPerson(streetId), await aCategory(streetId, { urgent: true }))
    await settle()
    expect((await inboxOf(east)).items.map(({ kind }) => kind)).toEqual(['alert'])
    const both = await aStaffMember(streetId, [{ role: 'worker' }, { role: 'gridWorker', communityIds: ['west'] }])
    await aReport(both, categoryId, { communityId: 'west' })
    await settle()
    expect(await titlesOf(both)).toEqual([])
    expect(await titlesOf(west)).toEqual(['新上报：井盖'])
  })

  test('where a community has nobody left, the office hears', async () => {
    await aReport(await aPerson(streetId), categoryId, { communityId: 'west' })
    await Profile.build(UpdateItemCommand)
      .item({ memberId: west.memberId, grants: [{ role: 'worker' }] })
      .send()
    await settle()
    expect(await titlesOf(admin)).toEqual(['新上报：井盖'])
    expect(await titlesOf(west)).toEqual([])
  })

  test('a 报到: the grid workers of the community, each time it is sent', async () => {
    const newcomer = await aNewcomer(streetId)
    expect((await call('identity', 'register', await aRegistration(newcomer), newcomer)).status).toBe(201)
    await settle()
    const [message] = (await inboxOf(east)).items
    expect(message).toMatchObject({
      title: expect.stringMatching(/^新报到：/),
      page: `packages/grid/pages/registration/index?id=${newcomer.memberId}`,
    })
    expect(await titlesOf(west)).toEqual([])
    await call('identity', 'reject', { memberId: newcomer.memberId, id: anId(), reason: '不是本社区' }, east)
    const again = await call('identity', 'register', await aRegistration(newcomer, { communityId: 'west' }), newcomer)
    expect(again.status).toBe(201)
    await settle()
    expect(await titlesOf(west)).toHaveLength(1)
    expect(await titlesOf(east)).toHaveLength(1)
  })
})

describe('every queue says on home how much waits in it', () => {
  test('for a grid worker: reports, late ones, registrations; for nobody else anything', async () => {
    const urgent = await aCategory(streetId, { urgent: true })
    const reporter = await aPerson(streetId)
    const [one] = [await aReport(reporter, categoryId), await aReport(reporter, categoryId)]
    await aReport(reporter, categoryId, { communityId: 'west' })
    await aReport(reporter, urgent)
    const newcomer = await aNewcomer(streetId)
    await call('identity', 'register', await aRegistration(newcomer), newcomer)
    const seen = {
      urgentOpen: 1,
      reportsOpen: 3,
      reportsOverdue: 0,
      registrationsWaiting: 1,
    }
    expect(await homeOf(east)).toMatchObject(seen)
    expect(await homeOf(east)).not.toHaveProperty('flagsWaiting')
    expect(await homeOf(reporter)).not.toHaveProperty('reportsOpen')
    process.env.CLOCK_OFFSET_MS = String(20 * 86_400_000)
    expect(await homeOf(east)).toMatchObject({ reportsOpen: 3, reportsOverdue: 3 })
    process.env.CLOCK_OFFSET_MS = '0'
    await handled(east, one ?? '', { move: 'reject', note: '不归这里' })
    await call('identity', 'confirm', { memberId: newcomer.memberId, id: anId() }, east)
    expect(await homeOf(east)).toMatchObject({ reportsOpen: 2, registrationsWaiting: 0 })
  })

  test('for the office: what waits for a second person, but not for oneself, and flags', async () => {
    const member = await aPerson(streetId, { listed: true })
    const other = await aStaffMember(streetId, [{ role: 'admin' }])
    const proposed = await call(
      'points',
      'award',
      { memberId: member.memberId, id: anId(), amount: 501, reason: '见义勇为' },
      admin,
    )
    expect(proposed.body.state).toBe('proposed')
    await Flag.build(PutItemCommand)
      .item({
        ...{ streetId, id: anId(), kind: 'manyMeals', state: 'open', at: Date.now(), people: [], facts: [] },
        ...{ queuePk: flagsPartition(streetId, 'open'), queueSk: anId() },
      })
      .send()
    expect(await homeOf(other)).toMatchObject({ approvalsWaiting: 1, flagsWaiting: 1 })
    expect(await homeOf(admin)).toMatchObject({ approvalsWaiting: 0, flagsWaiting: 1 })
  })
})
