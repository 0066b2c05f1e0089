import { handler } from '@functions/events/onRecords'
import { Staff } from '@functions/identity/staff'
import { CONSENTS } from '@shared/rules/text/words'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { aMember, aNewcomer, aNumber, aPhoneTicket, aRegistration } from '../support/registrations'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let east: Person
let west: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  ;[east, west] = [await aGridWorker('east'), await aGridWorker('west')]
})

async function aGridWorker(team: string): Promise<Person> {
  const person = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: [team] }] })
  await Staff.build(PutItemCommand)
    .item({ streetId, memberId: person.memberId, role: 'gridWorker', teamIds: [team], nameMasked: '测*甲' })
    .send()
  return person
}

const settle = async () => {
  for (let round = 0; round < 2; round++) {
    expect(await handler({ Records: await streamed(streetId) })).toEqual({ batchItemFailures: [] })
  }
}
const change = (by: Person, words: object, id = anId()) => call('identity', 'changeDetails', { id, ...words }, by)
const ask = (by: Person, words: object, id = anId()) =>
  call('identity', 'askForChange', { id, kind: 'phone' as const, ...words }, by)
const decide = (
  by: Person,
  { memberId }: Person,
  kind: 'phone' | 'community',
  decision: 'approved' | 'declined',
  reason = '',
  id = anId(),
) => call('identity', 'decideChange', { memberId, kind, id, decision, reason }, by)
const requestsOf = async (by: Person, communityId: string) =>
  (await call('identity', 'changeRequests', { communityId }, by)).body.items
const contactOf = ({ memberId }: Person, by = east) =>
  call('identity', 'revealContact', { memberId, id: anId(), purpose: '核对报到信息' }, by)
const titlesOf = async (person: Person) => (await inboxOf(person)).items.map(({ title }) => title)
const register = async (person: Person, phone: string, over: object = {}) =>
  call(
    'identity',
    'register',
    await aRegistration(person, { phoneTicket: await aPhoneTicket(person, phone), ...over }),
    person,
  )

describe('alone', () => {
  test('a confirmed member changes phone and employer: the old number is free for whoever has it next', async () => {
    const [before, after] = [aNumber(), aNumber()]
    const member = await aMember(streetId, east)
    await change(member, { phoneTicket: await aPhoneTicket(member, before) })
    const id = anId()
    const words = { phoneTicket: await aPhoneTicket(member, after), employer: '新的站点', occupation: 'rider' as const }
    const changed = await change(member, words, id)
    expect(changed).toMatchObject({
      status: 200,
      body: { employer: '新的站点', occupation: 'rider', status: 'confirmed' },
    })
    expect(await change(member, words, id)).toEqual(changed)
    expect((await change(member, { employer: '别的' }, id)).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await contactOf(member)).body.phone).toBe(after)
    const next = await aNewcomer(streetId)
    expect((await register(next, before)).status).toBe(201)
    expect((await register(await aNewcomer(streetId), after)).body.code).toBe('PHONE_TAKEN')
  })

  test('not with a number that somebody has, a ticket of somebody else, or before being confirmed', async () => {
    const [one, two] = [await aMember(streetId, east), await aMember(streetId, east)]
    const taken = aNumber()
    await change(one, { phoneTicket: await aPhoneTicket(one, taken) })
    expect((await change(two, { phoneTicket: await aPhoneTicket(two, taken) })).body.code).toBe('PHONE_TAKEN')
    expect((await change(two, { phoneTicket: await aPhoneTicket(one) })).body.code).toBe('PHONE_CODE_INVALID')
    const newcomer = await aNewcomer(streetId)
    await register(newcomer, aNumber())
    expect((await change({ ...newcomer, grants: [{ role: 'worker' }] }, { employer: '别的' })).body.code).toBe(
      'NOT_CONFIRMED',
    )
  })

  test('two numbers at once leave one, and a consent given meanwhile loses neither', async () => {
    for (let round = 0; round < 3; round++) {
      const member = await aMember(streetId, east)
      const phones = [aNumber(), aNumber()]
      const version = CONSENTS.partyMembership.version
      const answers = await Promise.all([
        ...(await Promise.all(
          phones.map(async (phone) => change(member, { phoneTicket: await aPhoneTicket(member, phone) })),
        )),
        call('identity', 'changeConsent', { id: anId(), kind: 'partyMembership', given: true, version }, member),
      ])
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      const kept = (await contactOf(member)).body.phone
      expect(phones).toContain(kept)
      const [other = ''] = phones.filter((phone) => phone !== kept)
      expect((await register(await aNewcomer(streetId), other)).status).toBe(201)
      expect((await call('identity', 'me', {}, member)).body.partyMember).toBe(true)
    }
  })
})

describe('with a look of the community', () => {
  test('another community: its grid workers are told, decide, and have the member in their list', async () => {
    const member = await aMember(streetId, east)
    const asked = await ask(member, { kind: 'community', communityId: 'west' })
    expect(asked).toMatchObject({ status: 200, body: { kind: 'community', state: 'open', communityId: 'west' } })
    await settle()
    expect(await titlesOf(west)).toEqual(['要核实：换社区'])
    expect((await call('insights', 'home', {}, west)).body.registrationsWaiting).toBe(1)
    expect(await requestsOf(west, 'west')).toEqual([
      expect.objectContaining({ memberId: member.memberId, nameMasked: '测**哥', fromCommunityId: 'east' }),
    ])
    expect((await decide(east, member, 'community', 'approved')).body.code).toBe('NOT_FOUND')
    expect((await decide(west, member, 'community', 'declined')).body.code).toBe('REASON_REQUIRED')
    const id = anId()
    const done = await decide(west, member, 'community', 'approved', '', id)
    expect(done.body).toMatchObject({ state: 'approved' })
    expect(await decide(west, member, 'community', 'approved', '', id)).toEqual(done)
    expect((await decide(west, member, 'community', 'declined', '不是')).body.code).toBe('REQUEST_DECIDED')
    const listed = await call('identity', 'registrations', { communityId: 'west', status: 'confirmed' }, west)
    expect(listed.body.items.map(({ memberId }) => memberId)).toEqual([member.memberId])
    const left = await call('identity', 'registrations', { communityId: 'east', status: 'confirmed' }, east)
    expect(left.body.items).toEqual([])
    expect(await requestsOf(west, 'west')).toEqual([])
    await settle()
    expect(await titlesOf(member)).toContain('换社区：已办好')
    expect((await call('identity', 'data', {}, member)).body.requests).toMatchObject([{ state: 'approved' }])
  })

  test('declined with a reason it stays as it was, and may be asked again', async () => {
    const member = await aMember(streetId, east)
    await ask(member, { kind: 'community', communityId: 'west' })
    await decide(west, member, 'community', 'declined', '你常在东社区')
    const { body } = await call('identity', 'data', {}, member)
    expect([body.me.communityId, body.requests?.[0]]).toMatchObject([
      'east',
      { state: 'declined', reason: '你常在东社区' },
    ])
    expect((await ask(member, { kind: 'community', communityId: 'west' })).body.state).toBe('open')
    for (const communityId of ['east', 'nowhere', undefined]) {
      expect((await ask(member, { kind: 'community', communityId })).body.code).toBe('UNKNOWN_COMMUNITY')
    }
  })

  test('an older request that comes late or again changes nothing: the newest stands, and who asked is shown that', async () => {
    const member = await aMember(streetId, east)
    const [first, late, second] = [anId(), anId(), anId()].sort()
    const toWest = { kind: 'community' as const, communityId: 'west' }
    await ask(member, toWest, first)
    const newest = await ask(member, toWest, second)
    for (const id of [first, late]) expect(await ask(member, toWest, id)).toEqual(newest)
    expect(await decide(west, member, 'community', 'declined', '你常在东社区')).toMatchObject({ status: 200 })
    const { body } = await ask(member, toWest, first)
    expect(body).toMatchObject({ state: 'declined', reason: '你常在东社区' })
    expect(await requestsOf(west, 'west')).toEqual([])
  })

  test('what was looked at is decided: asked anew meanwhile it is another request', async () => {
    const member = await aMember(streetId, east)
    const toWest = { kind: 'community' as const, communityId: 'west' }
    await ask(member, toWest)
    const [looked] = await requestsOf(west, 'west')
    const input = { memberId: member.memberId, kind: 'community' as const, decision: 'approved' as const }
    await ask(member, toWest)
    const old = await call('identity', 'decideChange', { ...input, id: anId(), seen: looked?.at }, west)
    expect(old).toMatchObject({ status: 409, body: { code: 'REGISTRATION_CHANGED' } })
    const [now] = await requestsOf(west, 'west')
    expect((await call('identity', 'decideChange', { ...input, id: anId(), seen: now?.at }, west)).status).toBe(200)
  })

  test('a recycled number: its new holder asks, registers after a look, and the old one is told to update theirs', async () => {
    const phone = aNumber()
    const old = await aMember(streetId, east)
    await change(old, { phoneTicket: await aPhoneTicket(old, phone) })
    const holder = await aNewcomer(streetId)
    expect((await register(holder, phone, { communityId: 'west' })).body.code).toBe('PHONE_TAKEN')
    const phoneTicket = await aPhoneTicket(holder, phone)
    expect((await ask(holder, { phoneTicket, communityId: 'west' })).status).toBe(200)
    await settle()
    const [request] = await requestsOf(west, 'west')
    expect(request).toMatchObject({
      kind: 'phone',
      holder: { nameMasked: '测**哥', communityId: 'east', sameName: false },
    })
    expect(JSON.stringify(request)).not.toContain(phone)
    expect((await decide(west, holder, 'phone', 'approved', '电话核实过')).status).toBe(200)
    await settle()
    expect(await titlesOf(old)).toContain('请换一个手机号')
    expect((await contactOf(old)).body.code).toBe('PHONE_GONE')
    expect((await call('identity', 'me', {}, old)).body.phoneMasked).toBeUndefined()
    const looks = (await call('identity', 'looks', {}, old)).body.items
    expect(looks.map(({ purpose }) => purpose)).toContain('号码已换人：电话核实过')
    expect((await register(holder, phone, { communityId: 'west' })).status).toBe(201)
    expect((await change(old, { phoneTicket: await aPhoneTicket(old) })).status).toBe(200)
    expect((await contactOf(old)).status).toBe(200)
  })

  test('a confirmed member gets a recycled number at once with the approval; the same name is said', async () => {
    const phone = aNumber()
    const old = await aMember(streetId, west, { communityId: 'west' })
    await change(old, { phoneTicket: await aPhoneTicket(old, phone) })
    const member = await aMember(streetId, east, { name: '测 试\u200b小哥' })
    await ask(member, { phoneTicket: await aPhoneTicket(member, phone) })
    const [request] = await requestsOf(east, 'east')
    expect(request).toMatchObject({ holder: { sameName: true, communityId: 'west' } })
    const answers = await Promise.all([
      decide(east, member, 'phone', 'approved', '核实过'),
      decide(east, member, 'phone', 'declined', '没核实'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    if (answers[0]?.status !== 200) return
    expect((await contactOf(member)).body.phone).toBe(phone)
  })

  test('not for a free number, not by whom it concerns', async () => {
    const member = await aMember(streetId, east)
    expect((await ask(member, { phoneTicket: await aPhoneTicket(member) })).body.code).toBe('PHONE_FREE')
    const both = { ...member, grants: [{ role: 'gridWorker' as const, communityIds: ['west'] }] }
    await ask(member, { kind: 'community', communityId: 'west' })
    expect((await decide(both, member, 'community', 'approved')).body.code).toBe('OWN_REGISTRATION')
  })
})
