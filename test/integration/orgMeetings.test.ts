import { addDays } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { anOrg, appointed, TODAY } from '../support/orgs'
import { ownTable } from '../support/ownTable'

beforeAll(() => ownTable())

let streetId: string
let admin: Person
let member: Person
let orgId: string
let termId: string

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  member = await aPerson(streetId)
  orgId = (await anOrg(admin, 'council')).orgId
  termId = (await appointed(admin, orgId, 'member', member.memberId)).body.termId
})

const meeting = (given: object = {}) => ({
  ...{ orgId, id: anId(), title: '联席会第三次会议', day: TODAY, place: '社区会议室', agenda: ['进门难', '休息难'] },
  ...given,
})
const held = async () => (await call('orgs', 'addMeeting', meeting(), admin)).body
const decision = (given: object = {}) => ({
  ...{ title: '协调小区开放侧门', ownerId: member.memberId, dueOn: addDays(TODAY, 14) },
  ...given,
})
const record = (meetingId: string, given: object = {}, as = admin) => {
  const said = { minutes: '大家都同意', present: [termId], guests: 2, decisions: [decision()] }
  return call('orgs', 'record', { meetingId, id: anId(), version: 1, ...said, ...given }, as)
}
const duties = async (as = member) => (await call('orgs', 'duties', { limit: 20 }, as)).body.items
const settle = (dutyId: string, given: object = {}, as = member) =>
  call('orgs', 'settle', { dutyId, id: anId(), outcome: 'done', ...given } as never, as)

describe('a meeting', () => {
  test('is written down once with its agenda, and listed latest first', async () => {
    const given = meeting()
    const first = await call('orgs', 'addMeeting', given, admin)
    expect(first).toMatchObject({ status: 201, body: { title: '联席会第三次会议', version: 1, decisions: [] } })
    expect(await call('orgs', 'addMeeting', given, admin)).toEqual(first)
    const later = await call('orgs', 'addMeeting', meeting({ day: addDays(TODAY, 7) }), admin)
    const { items } = (await call('orgs', 'meetings', { orgId, limit: 20 }, admin)).body
    expect(items.map(({ meetingId }) => meetingId)).toEqual([later.body.meetingId, first.body.meetingId])
  })

  test('its decisions are duties of their owners, with who came, all in one write', async () => {
    const { meetingId } = await held()
    const id = anId()
    const recorded = await record(meetingId, { id })
    expect(recorded.body).toMatchObject({
      present: [{ termId }],
      guests: 2,
      version: 2,
      decisions: [{ owner: '测*甲' }],
    })
    expect(await record(meetingId, { id })).toEqual(recorded)
    expect(await duties()).toMatchObject([{ kind: 'decision', dueOn: addDays(TODAY, 14), missed: 0, meetingId }])
    expect(await duties(admin)).toEqual([])
  })

  test('recorded by two at once it is recorded by one; the other is told', async () => {
    const { meetingId } = await held()
    const answers = await Promise.all([record(meetingId), record(meetingId)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'MEETING_CHANGED',
      data: { version: 2 },
    })
    expect(await duties()).toHaveLength(1)
  })

  test('a decision belongs to a holder of a post or to staff, never to anybody else', async () => {
    const { meetingId } = await held()
    const outsider = await aPerson(streetId)
    const decisions = [decision({ ownerId: outsider.memberId })]
    expect((await record(meetingId, { decisions })).body.code).toBe('OWNER_INVALID')
    expect((await record(meetingId, { decisions: [decision({ ownerId: admin.memberId })] })).status).toBe(200)
  })

  test('is nobody’s business in another street', async () => {
    const { meetingId } = await held()
    const stranger = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
    expect((await record(meetingId, {}, stranger)).body.code).toBe('NOT_FOUND')
    expect((await call('orgs', 'meetings', { orgId, limit: 20 }, stranger)).body.code).toBe('NOT_FOUND')
  })
})

describe('a decision', () => {
  const decided = async () => {
    await record((await held()).meetingId)
    const [duty] = await duties()
    if (!duty) throw new Error('no duty')
    return duty
  }

  test('is carried out once, by its owner; then nothing of it is due', async () => {
    const { dutyId } = await decided()
    const outsider = await aPerson(streetId)
    expect((await settle(dutyId, {}, outsider)).body.code).toBe('NOT_FOUND')
    const id = anId()
    const done = await settle(dutyId, { id })
    expect(done.body).toMatchObject({ outcome: 'done' })
    expect(await settle(dutyId, { id })).toEqual(done)
    expect((await settle(dutyId)).body.code).toBe('DUTY_SETTLED')
    expect(await duties()).toEqual([])
    expect((await call('orgs', 'orgDuties', { orgId, limit: 20 }, admin)).body.items).toMatchObject([
      { outcome: 'done' },
    ])
  })

  test('FT-17 settled by mistake it is opened again by its owner or the office, and is due as it was', async () => {
    const { meetingId } = await held()
    const { dutyId = '' } = (await record(meetingId)).body.decisions[0] ?? {}
    const reopen = (as = member, id = anId()) => call('orgs', 'reopen', { dutyId, id }, as)
    expect((await reopen()).body.code).toBe('DUTY_NOT_SETTLED')
    const settling = anId()
    await settle(dutyId, { id: settling })
    expect((await reopen(await aPerson(streetId))).body.code).toBe('NOT_FOUND')
    const id = anId()
    const open = await reopen(member, id)
    expect(open).toMatchObject({ status: 200, body: { dueOn: addDays(TODAY, 14), missed: 0 } })
    expect(await duties()).toMatchObject([{ dutyId, dueOn: addDays(TODAY, 14) }])
    // Neither write, sent once more, changes anything.
    expect(await reopen(member, id)).toEqual(open)
    expect((await settle(dutyId, { id: settling })).body.outcome).toBeUndefined()
    await settle(dutyId)
    expect((await reopen(admin)).status).toBe(200)
  })

  test('is left with a reason, and only with one', async () => {
    const { dutyId } = await decided()
    expect((await settle(dutyId, { outcome: 'skipped' })).status).toBe(400)
    expect((await settle(dutyId, { outcome: 'skipped', reason: '物业已自行解决' })).body).toMatchObject({
      outcome: 'skipped',
      reason: '物业已自行解决',
    })
  })

  test('that nobody carried out is missed once, whatever day it is and whether anything ran', async () => {
    await decided()
    for (const days of [15, 45, 100]) {
      const later = await shifted(days * 86_400_000, () => duties())
      expect(later).toMatchObject([{ missed: 1, dueOn: addDays(TODAY, 14) }])
    }
  })
})
