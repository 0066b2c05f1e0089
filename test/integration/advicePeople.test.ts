import { addDays, dayOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { anOrg, appointed, TODAY, term } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { aNewcomer, aPhoneTicket, aRegistration, aStaffMember } from '../support/registrations'

beforeAll(() => ownTable())

let streetId: string
let admin: Person
let east: Person
let newcomer: Person
let member: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  east = await aStaffMember(streetId, [{ role: 'gridWorker', communityIds: ['east'] }])
  newcomer = await aNewcomer(streetId)
  member = await aPerson(streetId)
})

type Over = Parameters<typeof aRegistration>[1]
const registered = async (over: Over = {}) =>
  call('identity', 'register', await aRegistration(newcomer, over), newcomer)
const confirm = (memberId: string, by: Person) => call('identity', 'confirm', { memberId, id: anId() }, by)
const codeOf = ({ body }: { body: { code?: string } }) => body.code

describe('who registers and is refused', () => {
  test('agrees to the policy as it is now, and is in', async () => {
    expect(codeOf(await registered({ privacy: { version: '2020-01-01' } }))).toBe('CONSENT_REQUIRED')
    expect((await registered()).status).toBe(201)
  })

  test('asks WeChat for the number once more, and is in', async () => {
    const stranger = await aNewcomer(streetId)
    const refused = await registered({ phoneTicket: await aPhoneTicket(stranger) })
    expect(codeOf(refused)).toBe('PHONE_CODE_INVALID')
    expect((await registered({ phoneTicket: await aPhoneTicket(newcomer) })).status).toBe(201)
  })

  test('chooses another community, and is in', async () => {
    expect(codeOf(await registered({ communityId: 'nowhere' }))).toBe('UNKNOWN_COMMUNITY')
    expect((await registered({ communityId: 'west' })).status).toBe(201)
  })

  test('what was filled in wrong is mended, and it goes in', async () => {
    expect(codeOf(await registered({ name: '' }))).toBe('INVALID_INPUT')
    expect((await registered({ name: '演小哥' })).status).toBe(201)
  })

  test('other words under one id are sent as new ones, and go in', async () => {
    const first = await aRegistration(newcomer)
    expect((await call('identity', 'register', first, newcomer)).status).toBe(201)
    const other = { ...first, employer: '测试外卖站' }
    expect(codeOf(await call('identity', 'register', other, newcomer))).toBe('IDEMPOTENCY_CONFLICT')
    expect((await call('identity', 'register', { ...other, id: anId() }, newcomer)).body.employer).toBe('测试外卖站')
  })

  test('nothing waits to be reminded of: a look says so', async () => {
    expect(codeOf(await call('identity', 'remind', { id: anId() }, newcomer))).toBe('NOT_WAITING')
    expect((await call('identity', 'me', {}, newcomer)).body).toMatchObject({ status: 'none' })
  })

  test('who is staff too is confirmed by another grid worker', async () => {
    await registered()
    const both: Person = { ...newcomer, grants: [{ role: 'gridWorker', communityIds: ['east'] }] }
    expect(codeOf(await confirm(newcomer.memberId, both))).toBe('OWN_REGISTRATION')
    expect((await confirm(newcomer.memberId, east)).status).toBe(200)
  })
})

describe('a post that is refused', () => {
  test('another kind of post, another person, other days: given', async () => {
    const { orgId } = await anOrg(admin, 'branch')
    const stranger = await aPerson((await aStreet()).streetId)
    expect(codeOf(await appointed(admin, orgId, 'instructor', member.memberId))).toBe('POST_NOT_OF_ORG')
    expect(codeOf(await appointed(admin, orgId, 'secretary', stranger.memberId))).toBe('UNKNOWN_MEMBER')
    const held = await appointed(admin, orgId, 'secretary', member.memberId)
    expect(held.status).toBe(201)
    const other = await aPerson(streetId)
    expect(codeOf(await appointed(admin, orgId, 'secretary', other.memberId))).toBe('POST_TAKEN')
    const after = { from: addDays(term().to, 1), to: addDays(term().to, 30) }
    expect((await appointed(admin, orgId, 'secretary', other.memberId, after)).status).toBe(201)
  })

  test('the earlier one is ended, and it is given', async () => {
    const { orgId } = await anOrg(admin, 'branch')
    const { body } = await appointed(admin, orgId, 'secretary', member.memberId)
    const other = await aPerson(streetId)
    expect(codeOf(await appointed(admin, orgId, 'secretary', other.memberId))).toBe('POST_TAKEN')
    const end = { orgId, termId: body.termId, id: anId(), reason: '换届' }
    expect((await call('orgs', 'endPost', end, admin)).status).toBe(200)
    const now = { from: dayOf(Date.now()) }
    expect((await appointed(admin, orgId, 'secretary', other.memberId, now)).status).toBe(201)
  })

  test('who holds as many as may be gives one up, and gets the next', async () => {
    const held = []
    let answer: Awaited<ReturnType<typeof appointed>>
    do {
      const { orgId } = await anOrg(admin, 'enterprise')
      answer = await appointed(admin, orgId, 'instructor', member.memberId)
      if (answer.status === 201) held.push({ orgId, termId: answer.body.termId })
    } while (answer.status === 201 && held.length < 40)
    expect(codeOf(answer)).toBe('POSTS_FULL')
    const [first] = held
    if (!first) throw new Error('no post was given')
    await call('orgs', 'endPost', { ...first, id: anId(), reason: '太多了' }, admin)
    const { orgId } = await anOrg(admin, 'enterprise')
    expect((await appointed(admin, orgId, 'instructor', member.memberId)).status).toBe(201)
  })

  test('a visit on a day of the term is taken', async () => {
    const { orgId } = await anOrg(admin, 'enterprise')
    await appointed(admin, orgId, 'instructor', member.memberId)
    const visit = (day: string) => call('orgs', 'visit', { orgId, id: anId(), day, note: '送学上门' }, member)
    expect(codeOf(await visit(addDays(TODAY, 1)))).toBe('VISIT_DAY')
    expect((await visit(TODAY)).status).toBe(201)
  })
})

test('who changes an organisation another one has changed looks at the new one, and changes it', async () => {
  const { orgId } = await anOrg(admin, 'branch')
  const named = (name: string, version: number) =>
    call('orgs', 'change', { orgId, id: anId(), version, name, communities: ['east'] } as never, admin)
  expect((await named('样板甲支部', 1)).status).toBe(200)
  const refused = await named('样板乙支部', 1)
  expect(codeOf(refused)).toBe('ORG_CHANGED')
  const { version } = (await call('orgs', 'org', { orgId } as never, admin)).body as { version: number }
  expect((await named('样板乙支部', version)).body).toMatchObject({ name: '样板乙支部' })
})

describe('decisions of a meeting', () => {
  const MEETING = { title: '联席会', day: TODAY, place: '社区会议室', agenda: ['进门难'] }
  const record = (meetingId: string, version: number, many: number) => {
    const decided = (place: number) => ({
      title: `第 ${place} 件`,
      ownerId: member.memberId,
      dueOn: addDays(TODAY, 14),
    })
    const decisions = Array.from({ length: many }, (_, place) => decided(place))
    const said = { minutes: '同意', present: [], guests: 1, decisions }
    return call('orgs', 'record', { meetingId, id: anId(), version, ...said }, admin)
  }
  const held = async (orgId: string) =>
    (await call('orgs', 'addMeeting', { orgId, id: anId(), ...MEETING }, admin)).body
  const aCouncil = async () => {
    const { orgId } = await anOrg(admin, 'council')
    expect((await appointed(admin, orgId, 'member', member.memberId)).status).toBe(201)
    return orgId
  }

  test('too many for one meeting stand in another one', async () => {
    const orgId = await aCouncil()
    const { meetingId } = await held(orgId)
    let version = 1
    let answer = await record(meetingId, version, 6)
    for (; answer.status === 200 && version < 12; version++) answer = await record(meetingId, version + 1, 6)
    expect(codeOf(answer)).toBe('DECISIONS_FULL')
    expect((await record((await held(orgId)).meetingId, 1, 6)).status).toBe(200)
  })

  test('what is settled, or is not, is seen where it is listed', async () => {
    const orgId = await aCouncil()
    await record((await held(orgId)).meetingId, 1, 1)
    const duties = async () => (await call('orgs', 'duties', { limit: 20 }, member)).body.items
    const [{ dutyId } = { dutyId: '' }] = await duties()
    const settle = () => call('orgs', 'settle', { dutyId, id: anId(), outcome: 'done' }, member)
    const reopen = () => call('orgs', 'reopen', { dutyId, id: anId() }, member)
    expect(codeOf(await reopen())).toBe('DUTY_NOT_SETTLED')
    expect(await duties()).toHaveLength(1)
    expect((await settle()).status).toBe(200)
    expect(codeOf(await settle())).toBe('DUTY_SETTLED')
    expect(await duties()).toEqual([])
  })
})

test('an organisation that was closed is seen among the closed', async () => {
  const { orgId, version } = await anOrg(admin, 'branch')
  expect((await call('orgs', 'close', { orgId, id: anId(), version, closed: true }, admin)).status).toBe(200)
  expect(codeOf(await appointed(admin, orgId, 'secretary', member.memberId))).toBe('ORG_CLOSED')
  expect((await call('orgs', 'org', { orgId }, admin)).body).toMatchObject({ active: false })
})

test('minutes that another one has added to are read anew, and added to', async () => {
  const { orgId } = await anOrg(admin, 'council')
  const meeting = { orgId, id: anId(), title: '联席会', day: TODAY, place: '社区会议室', agenda: ['进门难'] }
  const { meetingId } = (await call('orgs', 'addMeeting', meeting, admin)).body
  const record = (version: number) =>
    call(
      'orgs',
      'record',
      { meetingId, id: anId(), version, minutes: '同意', present: [], guests: 1, decisions: [] },
      admin,
    )
  expect((await record(1)).status).toBe(200)
  expect(codeOf(await record(1))).toBe('MEETING_CHANGED')
  const { items } = (await call('orgs', 'meetings', { orgId, limit: 20 }, admin)).body
  expect((await record(items[0]?.version ?? 0)).status).toBe(200)
})
