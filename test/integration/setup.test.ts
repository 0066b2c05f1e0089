import { Profile } from '@functions/identity/entities'
import { grantsOf } from '@functions/identity/me'
import { staffIn } from '@functions/identity/staff'
import { forgetAll } from '@functions/platform/cache'
import { newId } from '@functions/platform/store/ids'
import { getNow } from '@functions/platform/store/writes'
import { makeSetupCode } from '@functions/setup/claim'
import { MAX_STATIONS } from '@shared/contract/places'
import { type Grant, MAX_GRANTS } from '@shared/rules/people/roles'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { allItems } from '../../local/commands/onTable'
import { anId, call, type Person } from '../support/api'
import { runs } from '../support/depth'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { shifted } from '../support/meals'
import { aWechat } from '../support/wechat'

const ADMIN: Grant[] = [{ role: 'admin' }]
const GRID: Grant = { role: 'gridWorker', communityIds: ['east'] }

let streetId: string
let admin: Person
let wechat: Awaited<ReturnType<typeof aWechat>>

beforeAll(async () => {
  wechat = await aWechat()
})
afterAll(() => wechat.stop())

beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: ADMIN })
})

const stationFacts = (stationId: string, more = {}) => ({
  ...{
    stationId,
    name: '新驿站',
    address: '测试路 8 号',
    phone: '0535-0000008',
    communityId: 'east',
    location: CENTER,
  },
  ...{ radiusMetres: 100, facilities: ['seat' as const], opensAtMinute: 420, closesAtMinute: 1260 },
  ...{ active: true, hub: false, sharedShelf: false, ...more },
})

const shopFacts = (merchantId: string, more = {}) => ({
  ...{ merchantId, name: '新面馆', address: '测试路 9 号', phone: '0535-0000009', communityId: 'east' },
  ...{ location: CENTER, parking: true, ...more },
})

const streetNow = async () => (await call('setup', 'street', {}, admin)).body

describe('the street', () => {
  test('gets a community and a unit; sent again it is the same change', async () => {
    const { version, center, reachMetres, ...street } = await streetNow()
    expect({ center, reachMetres }).toEqual({ center: CENTER, reachMetres: 5000 })
    const north = { communityId: 'north', name: '北社区', center: CENTER }
    const units = [...street.units, { unitId: 'road', name: '道路所', phone: '0535-1' + '000001' }]
    const input = { id: anId(), version, ...street, communities: [...street.communities, north], units }
    const first = await call('setup', 'saveStreet', input, admin)
    expect(first).toMatchObject({ status: 200, body: { version: version + 1 } })
    expect(await call('setup', 'saveStreet', input, admin)).toEqual(first)
    expect(await streetNow()).toMatchObject({ communities: [{}, {}, north], version: version + 1 })
    const { body: seen } = await call('stations', 'street', { streetId })
    expect(seen.communities).toContainEqual({ communityId: 'north', name: '北社区' })
    const { body } = await call('setup', 'changes', {}, admin)
    expect(body.items).toMatchObject([{ about: '街道资料：3 个社区，2 个单位', byLabel: admin.label }])
  })

  test('two at once: the second sees that somebody was faster, and nothing of theirs is lost', async () => {
    const { version, ...street } = await streetNow()
    const answers = await Promise.all(
      ['0535-0000011', '0535-0000012'].map((hotline) =>
        call('setup', 'saveStreet', { id: anId(), version, ...street, hotline }, admin),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('SETTING_CHANGED')
  })

  test('a community that is there stays, and an id is used once', async () => {
    const { version, ...street } = await streetNow()
    const { communities } = street
    const without = { id: anId(), version, ...street, communities: communities.slice(1) }
    expect(await call('setup', 'saveStreet', without, admin)).toMatchObject({
      status: 422,
      body: { code: 'SETUP_INVALID' },
    })
    const [first] = communities
    const twice = first ? [...communities, { ...first, communityId: 'sanitation' }] : []
    const input = { id: anId(), version, ...street, communities: twice }
    expect(await call('setup', 'saveStreet', input, admin)).toMatchObject({
      status: 422,
      body: { code: 'SETUP_INVALID' },
    })
  })
})

describe('a station', () => {
  test('is added, shows its code, and keeps it when it is changed or closed', async () => {
    expect((await call('stations', 'list', { streetId })).body.items).toEqual([])
    const input = { id: anId(), ...stationFacts('north') }
    expect(await call('setup', 'saveStation', input, admin)).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await call('setup', 'saveStation', input, admin)).toMatchObject({ status: 200, body: { version: 1 } })
    // Its list is still the one of before: the code of a station just added is printed at once.
    const { body: poster } = await call('posters', 'own', { kind: 'station', ref: 'north' }, admin)
    const closed = { id: anId(), version: 1, ...stationFacts('north', { name: '改名驿站', active: false }) }
    expect(await call('setup', 'saveStation', closed, admin)).toMatchObject({ status: 200, body: { version: 2 } })
    forgetAll()
    expect((await call('posters', 'own', { kind: 'station', ref: 'north' }, admin)).body.scene).toBe(poster.scene)
    const { body } = await call('setup', 'stations', {}, admin)
    expect(body.items).toEqual([
      { ...stationFacts('north', { name: '改名驿站', active: false }), photos: [], version: 2 },
    ])
    expect(JSON.stringify(body)).not.toContain('codeSecret')
  })

  test('two add the same id: one is there, the other is told; a stale change is refused', async () => {
    const add = () => call('setup', 'saveStation', { id: anId(), ...stationFacts('twin') }, admin)
    const answers = await Promise.all([add(), add()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('ID_TAKEN')
    const other = { id: anId(), ...stationFacts('twin-two') }
    expect((await call('setup', 'saveStation', other, admin)).status).toBe(200)
    const change = () => call('setup', 'saveStation', { id: anId(), version: 1, ...stationFacts('twin') }, admin)
    expect((await change()).status).toBe(200)
    expect(await change()).toMatchObject({ status: 409, body: { code: 'SETTING_CHANGED' } })
  })

  test('a change of one that is not there makes none', async () => {
    const input = { id: anId(), version: 0, ...stationFacts('ghost') }
    expect(await call('setup', 'saveStation', input, admin)).toMatchObject({ status: 409 })
    expect((await call('setup', 'stations', {}, admin)).body.items).toEqual([])
  })

  test('hours past midnight are taken, none at all are not; nor a community of nowhere', async () => {
    const night = { id: anId(), ...stationFacts('night', { opensAtMinute: 1320, closesAtMinute: 120 }) }
    expect((await call('setup', 'saveStation', night, admin)).status).toBe(200)
    const never = { id: anId(), ...stationFacts('never', { opensAtMinute: 600, closesAtMinute: 600 }) }
    expect(await call('setup', 'saveStation', never, admin)).toMatchObject({ status: 422 })
    const nowhere = { id: anId(), ...stationFacts('nowhere', { communityId: 'nowhere' }) }
    expect(await call('setup', 'saveStation', nowhere, admin)).toMatchObject({ body: { code: 'UNKNOWN_COMMUNITY' } })
  })

  test('there is a limit, and the last one sent again gets its first answer', async () => {
    const many = Array.from({ length: MAX_STATIONS - 1 }, (_, each) => aStation(streetId, { stationId: `s${each}` }))
    await Promise.all(many)
    const last = { id: anId(), ...stationFacts('last') }
    expect((await call('setup', 'saveStation', last, admin)).status).toBe(200)
    expect((await call('setup', 'saveStation', last, admin)).status).toBe(200)
    const more = { id: anId(), ...stationFacts('more') }
    expect(await call('setup', 'saveStation', more, admin)).toMatchObject({ status: 409, body: { code: 'SETUP_FULL' } })
  })

  test('U0 shows at most three photos, which are added and taken away with it and go to whoever looks at it', async () => {
    const [front, seat] = [anId(), anId()]
    const save = (version: number | undefined, photos: unknown, id = anId()) =>
      call('setup', 'saveStation', { id, version, ...stationFacts('shown'), photos: photos as never }, admin)
    const shown = async () => {
      forgetAll()
      const { items } = (await call('setup', 'stations', {}, admin)).body
      const { photos = [] } = items.find(({ stationId }: { stationId: string }) => stationId === 'shown') ?? {}
      const everybody = (await call('stations', 'get', { streetId, stationId: 'shown' })).body.photos
      expect(everybody).toEqual(photos)
      return photos
    }
    const id = anId()
    expect(await save(undefined, [{ photoId: front }, { photoId: seat }], id)).toMatchObject({ status: 200 })
    const [first, second] = await shown()
    if (!first || !second) throw new Error('two photos were added')
    for (const { name, thumbUrl, url } of [first, second]) {
      expect(thumbUrl).toContain(`/tiles/${streetId}/${name}.jpg`)
      expect(url).toContain(`/photos/${streetId}/${name}.jpg`)
      expect(name).not.toContain(admin.memberId)
    }
    const four = Array.from({ length: 4 }, () => ({ photoId: anId() }))
    expect(await save(1, four)).toMatchObject({ status: 400 })
    expect(await save(1, [{ name: first.name, photoId: front }])).toMatchObject({ status: 400 })
    // Saved without a word of them they stay; one is taken away, and the order is the office's.
    expect(await save(1, undefined)).toMatchObject({ status: 200 })
    expect(await shown()).toHaveLength(2)
    const less = anId()
    const without = [{ name: second.name }]
    expect(await save(2, without, less)).toMatchObject({ status: 200, body: { version: 3 } })
    expect((await shown()).map(({ name }) => name)).toEqual([second.name])
    // What was taken away does not come back by its name; the write that was lost gets its first answer.
    expect(await save(3, [{ name: first.name }])).toMatchObject({ status: 409, body: { code: 'SETTING_CHANGED' } })
    expect(await save(3, [])).toMatchObject({ status: 200 })
    expect(await save(2, without, less)).toMatchObject({ status: 200, body: { version: 3 } })
    expect(await shown()).toEqual([])
    expect((await call('stations', 'list', { streetId })).body.items[0]).not.toHaveProperty('photos')
  })

  test('a photo by its name is one that this station has, never another’s', async () => {
    await call('setup', 'saveStation', { id: anId(), ...stationFacts('one'), photos: [{ photoId: anId() }] }, admin)
    const photo = (await call('setup', 'stations', {}, admin)).body.items[0]?.photos[0]
    const theft = { id: anId(), ...stationFacts('two'), photos: [{ name: photo?.name }] }
    expect(await call('setup', 'saveStation', theft, admin)).toMatchObject({ status: 409 })
  })

  test('is nobody’s of another street', async () => {
    await call('setup', 'saveStation', { id: anId(), ...stationFacts('ours') }, admin)
    const other = await aStreet()
    const stranger = await aPerson(other.streetId, { grants: ADMIN })
    expect((await call('setup', 'stations', {}, stranger)).body.items).toEqual([])
    const taken = { id: anId(), version: 1, ...stationFacts('ours') }
    expect((await call('setup', 'saveStation', taken, stranger)).status).toBe(409)
  })
})

test('a shop is added and changed, and everybody finds it', async () => {
  const input = { id: anId(), ...shopFacts('noodle') }
  expect(await call('setup', 'saveShop', input, admin)).toMatchObject({ status: 200, body: { version: 1 } })
  const again = { ...input, id: anId() }
  expect(await call('setup', 'saveShop', again, admin)).toMatchObject({ status: 409, body: { code: 'ID_TAKEN' } })
  const changed = { id: anId(), version: 1, ...shopFacts('noodle', { name: '老面馆' }) }
  expect((await call('setup', 'saveShop', changed, admin)).body.version).toBe(2)
  forgetAll()
  const { body } = await call('meals', 'merchants', {}, admin)
  expect(body.items).toMatchObject([{ merchantId: 'noodle', name: '老面馆' }])
  expect(JSON.stringify(body)).not.toContain('version')
  expect((await call('setup', 'shops', {}, admin)).body.items).toEqual([
    { ...shopFacts('noodle', { name: '老面馆' }), version: 2 },
  ])
})

describe('U8 a role', () => {
  const held = async ({ memberId }: Person) => {
    const profile = await getNow(Profile, { memberId })
    return profile ? grantsOf(profile) : []
  }
  const give = (to: Person, grant: Grant & { role: 'admin' | 'gridWorker' }, rolesVersion = 0, by = admin) =>
    call('setup', 'giveRole', { memberId: to.memberId, id: anId(), rolesVersion, grant }, by)
  const end = (from: Person, role: 'admin' | 'gridWorker', rolesVersion: number, by = admin) =>
    call(
      'setup',
      'endRole',
      { memberId: from.memberId, id: anId(), rolesVersion, role, successor: 'team', reason: '调岗' },
      by,
    )

  test('is given on a screen: the person works, colleagues find them, and the token from before ends', async () => {
    const worker = await aPerson(streetId)
    const { body: before } = await call('setup', 'candidate', { memberId: worker.memberId }, admin)
    expect(before).toMatchObject({ nameMasked: '测*甲', grants: [{ role: 'worker' }], rolesVersion: 0 })
    const given = await give(worker, GRID as never)
    expect(given).toMatchObject({ status: 200, body: { grants: [{ role: 'worker' }, GRID], rolesVersion: 1 } })
    expect((await call('identity', 'signOutEverywhere', {}, worker)).status).toBe(401)
    const asGrid = { ...worker, grants: await held(worker), epoch: 2 }
    const list = { communityId: 'east', status: 'confirmed' as const }
    expect((await call('identity', 'registrations', list, asGrid)).status).toBe(200)
    expect(await staffIn(streetId, true).all()).toMatchObject([
      { memberId: worker.memberId, role: 'gridWorker', teamIds: ['east'], nameMasked: '测*甲' },
    ])
    const { body: colleagues } = await call('reports', 'colleagues', { teamId: 'east' }, asGrid)
    expect(colleagues.items).toMatchObject([{ memberId: worker.memberId }])
    expect((await call('setup', 'staff', {}, admin)).body.items).toHaveLength(1)
    expect((await call('setup', 'changes', {}, admin)).body.items).toMatchObject([{ about: '给 测*甲 网格员身份' }])
  })

  test('is taken: nobody finds them any more, and their work is nobody’s', async () => {
    const worker = await aPerson(streetId)
    await give(worker, GRID as never)
    expect(await end(worker, 'gridWorker', 1)).toMatchObject({ status: 200, body: { grants: [{ role: 'worker' }] } })
    expect(await staffIn(streetId, true).all()).toEqual([])
    const asGrid = { ...worker, grants: [GRID], epoch: 2 }
    expect((await call('identity', 'registrations', { communityId: 'east', status: 'confirmed' }, asGrid)).status).toBe(
      401,
    )
  })

  test('sent again it is the same act, also after a further one', async () => {
    const worker = await aPerson(streetId)
    const input = { memberId: worker.memberId, id: anId(), rolesVersion: 0, grant: GRID as never }
    expect((await call('setup', 'giveRole', input, admin)).status).toBe(200)
    await end(worker, 'gridWorker', 1)
    expect(await call('setup', 'giveRole', input, admin)).toMatchObject({ status: 200, body: { rolesVersion: 1 } })
    expect(await held(worker)).toEqual([{ role: 'worker' }])
  })

  test('what somebody else changed meanwhile is not undone', async () => {
    const worker = await aPerson(streetId)
    await give(worker, GRID as never)
    expect(await give(worker, { role: 'admin' }, 0)).toMatchObject({ status: 409, body: { code: 'SETTING_CHANGED' } })
    expect(await held(worker)).toEqual([{ role: 'worker' }, GRID])
  })

  test('is shown before it is given: what it opens, and of how many people', async () => {
    await aPerson(streetId, { listed: true })
    await aPerson(streetId, { listed: true, communityId: 'west' })
    const { body: east } = await call('setup', 'preview', { grant: GRID as never }, admin)
    expect(east).toMatchObject({ members: 1, openReports: 0, atLeast: false })
    expect(east.can.length).toBeGreaterThan(3)
    expect((await call('setup', 'preview', { grant: { role: 'admin' } }, admin)).body.members).toBe(2)
    const nowhere = { role: 'gridWorker' as const, communityIds: ['nowhere'] }
    expect(await call('setup', 'preview', { grant: nowhere }, admin)).toMatchObject({
      body: { code: 'UNKNOWN_COMMUNITY' },
    })
  })

  test('one’s own is another administrator’s to change', async () => {
    expect(await end(admin, 'admin', 0)).toMatchObject({ status: 403, body: { code: 'OWN_ROLE' } })
    expect(await give(admin, GRID as never)).toMatchObject({ status: 403, body: { code: 'OWN_ROLE' } })
  })

  test('goes to members of the street with a name, as many as one may hold', async () => {
    const other = await aStreet()
    const stranger = await aPerson(other.streetId)
    expect((await give(stranger, { role: 'admin' })).status).toBe(404)
    const nobody = await aPerson(streetId, { grants: [] })
    await Profile.build(UpdateItemCommand).item({ memberId: nobody.memberId, nameMasked: '' }).send()
    expect(await give(nobody, { role: 'admin' })).toMatchObject({ body: { code: 'REGISTER_FIRST' } })
    const shops: Grant[] = Array.from({ length: MAX_GRANTS }, (_, each) => ({
      role: 'merchant',
      merchantId: `m${each}`,
    }))
    const full = await aPerson(streetId, { grants: shops })
    expect(await give(full, { role: 'admin' })).toMatchObject({ status: 409, body: { code: 'MEMBER_ROLES_FULL' } })
  })

  test('administrators who end each other at once: one always stays', async () => {
    for (let round = 0; round < runs(5, 30); round++) {
      const { streetId: own } = await aStreet()
      const all = await Promise.all([0, 1, 2].map(() => aPerson(own, { grants: ADMIN })))
      const answers = await Promise.all(
        all.map((by, index) => end(all[(index + 1) % all.length] ?? by, 'admin', 0, by)),
      )
      expect(answers.every(({ status }) => [200, 401, 503].includes(status))).toBe(true)
      const stay = (await Promise.all(all.map(held))).filter((grants) => grants.some(({ role }) => role === 'admin'))
      expect(stay.length).toBeGreaterThan(0)
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(all.length - stay.length)
    }
  })
})

describe('the first administrator', () => {
  const claim = (code: string, as: Person, id = anId()) => call('setup', 'claim', { id, code }, as)
  const invalid = { status: 422, body: { code: 'SETUP_CODE_INVALID' } }

  test('comes by a one-time code, which works once and for one street', async () => {
    const { code } = await makeSetupCode(streetId)
    const other = await aStreet()
    expect(await claim(code, await aPerson(other.streetId))).toMatchObject(invalid)
    const [first, second] = [await aPerson(streetId), await aPerson(streetId)]
    const id = anId()
    const typed = code.replace(/(\d{4})(?=\d)/g, '$1 ')
    expect(await claim(typed, first, id)).toMatchObject({ status: 200, body: { rolesVersion: 1 } })
    const now = { ...first, grants: [...first.grants, ...ADMIN], epoch: 2 }
    expect(await claim(code, now, id)).toMatchObject({ status: 200, body: { rolesVersion: 1 } })
    expect((await call('setup', 'street', {}, now)).status).toBe(200)
    expect(await claim(code, second)).toMatchObject(invalid)
    expect((await staffIn(streetId, true).all()).map(({ memberId }) => memberId)).toEqual([first.memberId])
  })

  test('two who type it at once: one is it', async () => {
    const { code } = await makeSetupCode(streetId)
    const people = [await aPerson(streetId), await aPerson(streetId)]
    const answers = await Promise.all(people.map((person) => claim(code, person)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('not with a code that has run out, was made up, or before 报到; nor by trying', async () => {
    const { code } = await makeSetupCode(streetId)
    const person = await aPerson(streetId)
    expect(await shifted(3 * 86_400_000, () => claim(code, person, newId()))).toMatchObject(invalid)
    const nameless = await aPerson(streetId, { grants: [] })
    await Profile.build(UpdateItemCommand).item({ memberId: nameless.memberId, nameMasked: '' }).send()
    expect(await claim(code, nameless)).toMatchObject({ body: { code: 'REGISTER_FIRST' } })
    const guesser = await aPerson(streetId)
    for (let each = 0; each < 5; each++) expect(await claim(`00000000000${each}`, guesser)).toMatchObject(invalid)
    expect((await claim(code, guesser)).status).toBe(429)
  })

  test('the table does not tell a code', async () => {
    const { code } = await makeSetupCode(streetId)
    for await (const item of allItems()) expect(JSON.stringify(item)).not.toContain(code)
  })
})
