import { staffIn } from '@functions/identity/staff'
import { forgetAll } from '@functions/platform/cache'
import { makeSetupCode } from '@functions/setup/claim'
import { DistrictStreet } from '@functions/setup/entities'
import { servedStreets } from '@functions/stations/registry'
import { MAX_STREETS } from '@shared/contract/places'
import type { Grant } from '@shared/rules/people/roles'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { allItems } from '../../local/commands/onTable'
import { writeAll } from '../../local/seed/writer'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { shifted } from '../support/meals'

const DAY_MS = 86_400_000

let districtId: string
let home: string
let keeper: Person

/** Who claimed, with a token that knows it. */
const nowWith = (person: Person, grants: Grant[]): Person => ({ ...person, grants, epoch: 2 })

async function claimed(code: string, streetId: string): Promise<Person> {
  const person = await aPerson(streetId)
  const { status, body } = await call('setup', 'claim', { id: anId(), code }, person)
  if (status !== 200) throw new Error(`no administrator: ${body.code}`)
  return nowWith(person, body.grants)
}

beforeEach(async () => {
  forgetAll()
  ;({ streetId: home } = await aStreet())
  districtId = `d${home}`
  keeper = await claimed((await makeSetupCode(home, districtId)).code, home)
})

const aBeginning = (streetId = `n${anId().toLowerCase()}`) => ({
  ...{ id: anId(), streetId, name: '新街道', hotline: '0535-0000009', center: CENTER, reachMetres: 3000 },
  community: { communityId: 'first', name: '第一社区' },
})

async function added() {
  const input = aBeginning()
  const { status, body } = await call('setup', 'addStreet', input, keeper)
  if (status !== 200) throw new Error(`not added: ${body.code}`)
  return { ...input, ...body }
}

const listed = async () => (await call('setup', 'streets', {}, keeper)).body.items
const firstOf = (streetId: string) => listed().then((all) => all.find((each) => each.streetId === streetId))

describe('a district keeps a list of its streets', () => {
  test('a street is added with a code; its first administrator begins, and the list says so', async () => {
    const { streetId, code, id: _, until: __, ...facts } = await added()
    expect(await listed()).toMatchObject([
      ...[
        { streetId: home, own: true },
        { streetId, name: '新街道', center: CENTER, own: false },
      ].sort((a, b) => (a.streetId < b.streetId ? -1 : 1)),
    ])
    expect((await firstOf(streetId))?.begunAt).toBeUndefined()
    expect(await servedStreets()).toContain(streetId)
    const first = await claimed(code, streetId)
    expect(first.grants).toEqual([{ role: 'worker' }, { role: 'admin' }])
    expect((await firstOf(streetId))?.begunAt).toEqual(expect.any(Number))
    const { body } = await call('setup', 'street', {}, first)
    const { community, ...same } = facts
    expect(body).toMatchObject({ ...same, communities: [{ ...community, center: CENTER }], units: [] })
    const { body: changes } = await call('setup', 'changes', {}, keeper)
    expect(changes.items[0]?.about).toBe('新增街道“新街道”')
  })

  test('sent again it is the same street and the same code, which is kept nowhere', async () => {
    const input = aBeginning()
    const first = await call('setup', 'addStreet', input, keeper)
    expect(first.body.code).toMatch(/^\d{12}$/)
    expect(await call('setup', 'addStreet', input, keeper)).toEqual(first)
    for await (const item of allItems()) expect(JSON.stringify(item)).not.toContain(first.body.code)
  })

  test('an id that is taken, of whatever district, is refused, and nothing of it stays', async () => {
    const { streetId: elsewhere } = await aStreet()
    const input = aBeginning(elsewhere)
    expect(await call('setup', 'addStreet', input, keeper)).toMatchObject({ status: 409, body: { code: 'ID_TAKEN' } })
    expect(await firstOf(elsewhere)).toBeUndefined()
    const answers = await Promise.all(
      [aBeginning('twin-street'), aBeginning('twin-street')].map((each) => call('setup', 'addStreet', each, keeper)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('another code is given while nobody has begun, and of all of them one makes one administrator', async () => {
    const { streetId, code } = await added()
    const again = { streetId, id: anId() }
    const { body: second } = await call('setup', 'streetCode', again, keeper)
    expect((await call('setup', 'streetCode', again, keeper)).body).toEqual(second)
    expect(second.code).not.toBe(code)
    const people = [await aPerson(streetId), await aPerson(streetId)]
    const answers = await Promise.all(
      people.map((person, each) => call('setup', 'claim', { id: anId(), code: each ? code : second.code }, person)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect(await staffIn(streetId, true).all()).toHaveLength(1)
    const late = { streetId, id: anId() }
    expect(await call('setup', 'streetCode', late, keeper)).toMatchObject({
      status: 409,
      body: { code: 'STREET_BEGUN' },
    })
  })

  test('a code of the district is no way into a street where somebody works, nor when its days are over', async () => {
    const { streetId, code } = await added()
    // Whoever runs the system helped out; the list does not know it.
    await claimed((await makeSetupCode(streetId)).code, streetId)
    const intruder = await aPerson(streetId)
    const claim = () => call('setup', 'claim', { id: anId(), code }, intruder)
    expect(await claim()).toMatchObject({ status: 422, body: { code: 'SETUP_CODE_INVALID' } })
    const other = await added()
    const late = await aPerson(other.streetId)
    const lateClaim = () => call('setup', 'claim', { id: anId(), code: other.code }, late)
    expect(await shifted(3 * DAY_MS + 1, lateClaim)).toMatchObject({ body: { code: 'SETUP_CODE_INVALID' } })
  })

  test('there is a limit', async () => {
    const many = Array.from({ length: MAX_STREETS - 1 }, (_, each) =>
      DistrictStreet.build(BatchPutRequest).item({ districtId, streetId: home.replace(/^t/, `x${each}`), addedAt: 1 }),
    )
    await writeAll(many)
    const full = await call('setup', 'addStreet', aBeginning(), keeper)
    expect(full).toMatchObject({ status: 409, body: { code: 'SETUP_FULL' } })
  })

  test('is nobody’s but the district’s administrators’', async () => {
    const admin = await aPerson(home, { grants: [{ role: 'admin' }] })
    const stranger = await aPerson(home, { grants: [{ role: 'admin', districtId: 'other' }] })
    for (const [name, input] of [
      ['streets', {}],
      ['addStreet', aBeginning()],
      ['streetCode', { streetId: home, id: anId() }],
    ] as const) {
      expect(await call('setup', name, input as never, admin)).toMatchObject({ status: 403 })
    }
    expect((await call('setup', 'streets', {}, stranger)).body.items).toEqual([])
    const { streetId } = await added()
    const ask = { streetId, id: anId() }
    expect(await call('setup', 'streetCode', ask, stranger)).toMatchObject({ status: 404 })
  })

  test('its keeper stays one when given the role again, and is no street’s to dismiss', async () => {
    const admin = await aPerson(home, { grants: [{ role: 'admin' }] })
    const to = { memberId: keeper.memberId, id: anId(), rolesVersion: 1 }
    const end = { ...to, role: 'admin' as const, successor: 'team', reason: '换了岗位' }
    expect(await call('setup', 'endRole', end, admin)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    const { body } = await call('setup', 'giveRole', { ...to, id: anId(), grant: { role: 'admin' } }, admin)
    expect(body.grants).toContainEqual({ role: 'admin', districtId })
  })
})

test('two streets of a district share nothing, not with their keeper either', async () => {
  const [one, two] = [await added(), await added()]
  const [a, b] = [await claimed(one.code, one.streetId), await claimed(two.code, two.streetId)]
  const station = {
    ...{ stationId: 'only-of-a', name: '甲驿站', address: '甲路 1 号', phone: '0535-0000008', communityId: 'first' },
    ...{ location: CENTER, radiusMetres: 100, facilities: [], opensAtMinute: 420, closesAtMinute: 1260 },
    ...{ active: true, hub: false, sharedShelf: false },
  }
  expect((await call('setup', 'saveStation', { id: anId(), ...station }, a)).status).toBe(200)
  const worker = await aPerson(one.streetId, { listed: true, communityId: 'first' })
  const grant = { role: 'gridWorker' as const, communityIds: ['first'] }
  const give = { memberId: worker.memberId, id: anId(), rolesVersion: 0, grant }
  for (const other of [b, keeper]) {
    expect((await call('setup', 'stations', {}, other)).body.items).toEqual([])
    const staff = (await call('setup', 'staff', {}, other)).body.items
    expect(staff.map(({ memberId }) => memberId)).not.toContain(a.memberId)
    expect((await call('setup', 'candidate', { memberId: worker.memberId }, other)).status).toBe(404)
    expect((await call('setup', 'giveRole', give, other)).status).toBe(404)
    const registrations = { communityId: 'first', status: 'confirmed' as const }
    expect((await call('identity', 'registrations', registrations, other)).body.items ?? []).toEqual([])
    const changes = (await call('setup', 'changes', {}, other)).body.items
    expect(JSON.stringify(changes)).not.toContain('甲驿站')
    expect((await call('posters', 'own', { kind: 'station', ref: 'only-of-a' }, other)).status).toBe(404)
  }
  expect((await call('setup', 'giveRole', give, a)).status).toBe(200)
  expect((await call('setup', 'stations', {}, a)).body.items).toHaveLength(1)
})
