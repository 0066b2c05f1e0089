import { addDays } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { appointed, TODAY } from '../support/orgs'
import { ownTable } from '../support/ownTable'

beforeAll(() => ownTable())

let streetId: string
let staff: Person
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const words = (given: object = {}) => ({
  id: anId(),
  kind: 'outlet',
  name: '样一网点',
  communities: ['east'],
  ...given,
})
const add = (given: object = {}, as = admin) => call('orgs', 'add', words(given) as never, as)
const list = async (kind = 'outlet', closed?: 'yes', as = admin) =>
  (await call('orgs', 'list', { kind, closed, limit: 50 } as never, as)).body.items
const change = (org: { orgId: string; version: number }, given: object, as = admin, id = anId()) =>
  call(
    'orgs',
    'change',
    { orgId: org.orgId, version: org.version, id, name: '样二网点', communities: ['west'], ...given },
    as,
  )

describe('an organisation', () => {
  test('is written down once, however often it is sent, and listed by name', async () => {
    const id = anId()
    const first = await add({ id })
    expect(first).toMatchObject({ status: 201, body: { orgId: id, kind: 'outlet', active: true, version: 1 } })
    expect(await add({ id })).toEqual(first)
    expect((await add({ id, name: '另一个' })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    const other = await add({ name: '一号网点' })
    expect((await list()).map(({ orgId }) => orgId)).toEqual(
      [first.body, other.body].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ orgId }) => orgId),
    )
  })

  test('renamed and moved it keeps its id, and what it was before is remembered', async () => {
    const { body } = await add()
    const id = anId()
    const moved = await change(body, {}, admin, id)
    expect(moved).toMatchObject({ status: 200, body: { orgId: body.orgId, name: '样二网点', version: 2 } })
    expect(moved.body.past).toMatchObject([{ name: '样一网点', communities: ['east'] }])
    expect(await change(body, {}, admin, id)).toEqual(moved)
    expect((await list()).map(({ name }) => name)).toEqual(['样二网点'])
  })

  test('changed by two at once it is changed by one; the other is told its version and who it was', async () => {
    const { body } = await add()
    const answers = await Promise.all(['甲', '乙', '丙'].map((name) => change(body, { name })))
    const [done] = answers.filter(({ status }) => status === 200)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { body: refused } of answers.filter(({ status }) => status !== 200)) {
      expect(refused).toMatchObject({ code: 'ORG_CHANGED', data: { version: 2, name: done?.body.name } })
    }
  })

  test('closed it is listed among the closed, takes nothing beneath it, and can be opened again', async () => {
    const { body } = await add({ kind: 'enterprise' })
    const closed = await call('orgs', 'close', { orgId: body.orgId, id: anId(), version: 1, closed: true }, admin)
    expect(closed.body).toMatchObject({ active: false, version: 2 })
    expect([await list('enterprise'), (await list('enterprise', 'yes')).length]).toEqual([[], 1])
    expect((await add({ parentId: body.orgId })).body.code).toBe('ORG_PARENT_INVALID')
    const open = await call('orgs', 'close', { orgId: body.orgId, id: anId(), version: 2, closed: false }, admin)
    expect(open.body).toMatchObject({ active: true })
    expect((await add({ parentId: body.orgId })).status).toBe(201)
  })

  test('FT-01 is not closed over somebody’s post, decision or call: the sentence says what to do, and done so it closes', async () => {
    const { body: org } = await add({ kind: 'branch' })
    const { orgId } = org
    const close = (version = 1) => call('orgs', 'close', { orgId, id: anId(), version, closed: true }, admin)
    const held = await appointed(admin, orgId, 'secretary', (await aPerson(streetId)).memberId)
    expect(held.status).toBe(201)
    const meeting = { orgId, id: anId(), title: '支部会', day: TODAY, agenda: [] }
    const { meetingId } = (await call('orgs', 'addMeeting', meeting, admin)).body
    const decision = { title: '补一把椅子', ownerId: admin.memberId, dueOn: addDays(TODAY, 3) }
    const minutes = { meetingId, id: anId(), version: 1, present: [], guests: 0, decisions: [decision] }
    expect((await call('orgs', 'record', minutes, admin)).status).toBe(200)
    const words = { orgId, id: anId(), text: '周六回来坐坐', until: addDays(TODAY, 3) }
    const { callId } = (await call('orgs', 'callHome', words, admin)).body
    const refused = await close()
    expect(refused).toMatchObject({ status: 409, body: { code: 'ORG_IN_USE' } })
    expect(refused.body.message).toMatch(/1 个职务.*1 件决定.*喊你回家/)

    const ending = { orgId, termId: held.body.termId, id: anId(), reason: '支部合并' }
    expect((await call('orgs', 'endPost', ending, admin)).status).toBe(200)
    const [duty] = (await call('orgs', 'orgDuties', { orgId }, admin)).body.items
    const settled = { dutyId: duty?.dutyId ?? '', id: anId(), outcome: 'skipped', reason: '支部合并' } as const
    expect((await call('orgs', 'settle', settled, admin)).status).toBe(200)
    expect((await close()).body.message).not.toMatch(/职务|决定/)
    expect((await call('orgs', 'endHomeCall', { orgId, id: anId(), callId }, admin)).status).toBe(200)
    expect((await close()).body).toMatchObject({ active: false })
  })

  test('FT-01 nor over an organisation beneath it: that goes elsewhere or is closed first', async () => {
    const { body: company } = await add({ kind: 'enterprise' })
    const { body: outlet } = await add({ parentId: company.orgId })
    const close = ({ orgId }: { orgId: string }) =>
      call('orgs', 'close', { orgId, id: anId(), version: 1, closed: true }, admin)
    expect((await close(company)).body).toMatchObject({ code: 'ORG_IN_USE', message: /1 个下属组织/ })
    expect((await close(outlet)).status).toBe(200)
    expect((await close(company)).body).toMatchObject({ active: false })
  })

  test('a grid worker keeps outlets and enterprises of own communities, the office everything', async () => {
    expect((await add({}, staff)).status).toBe(201)
    expect((await add({ communities: ['east', 'west'] }, staff)).body.code).toBe('FORBIDDEN')
    expect((await add({ communities: [] }, staff)).body.code).toBe('FORBIDDEN')
    expect((await add({ kind: 'branch' }, staff)).body.code).toBe('FORBIDDEN')
    expect((await add({ communities: ['nowhere'] })).body.code).toBe('UNKNOWN_COMMUNITY')
    const { body } = await add({ communities: ['west'] })
    expect((await change(body, { communities: ['east'] }, staff)).body.code).toBe('FORBIDDEN')
  })

  test('lies only in what it may lie in, and a committee has two communities and a lead', async () => {
    const { body: outlet } = await add()
    expect((await add({ kind: 'outlet', parentId: outlet.orgId })).body.code).toBe('ORG_PARENT_INVALID')
    expect((await add({ kind: 'committee', communities: ['east', 'west'] })).status).toBe(400)
    expect((await add({ kind: 'committee', communities: ['east', 'west'], lead: 'north' })).status).toBe(400)
    expect((await add({ kind: 'committee', communities: ['east', 'west'], lead: 'west' })).status).toBe(201)
  })

  test('is nobody’s business in another street', async () => {
    const { body } = await add()
    const other = await aStreet()
    const stranger = await aPerson(other.streetId, { grants: [{ role: 'admin' }] })
    expect(await list('outlet', undefined, stranger)).toEqual([])
    expect((await call('orgs', 'org', { orgId: body.orgId }, stranger)).body.code).toBe('NOT_FOUND')
    expect((await change(body, {}, stranger)).body.code).toBe('NOT_FOUND')
    expect((await add({ parentId: body.orgId }, stranger)).status).not.toBe(201)
  })
})
