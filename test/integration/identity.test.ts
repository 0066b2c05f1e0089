import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { Consent } from '@functions/identity/entities'
import { actorOf } from '@functions/platform/http/token'
import { unseal } from '@functions/platform/sealed/personal'
import { derivedId } from '@functions/platform/store/ids'
import { client } from '@functions/platform/store/table'
import { CONSENTS } from '@shared/rules/text/words'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let communityId: string
let gridWorker: Person
let phones = 13_900_000_000

beforeAll(async () => {
  wechat = await aWechat()
  ;({ streetId, communityId } = await aStreet())
  gridWorker = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: [communityId] }] })
})
afterAll(() => wechat.stop())

async function signIn(key: string = anId()): Promise<Person> {
  const { status, body } = await call('identity', 'signIn', { streetId, code: await wechat.loginCode(key) })
  expect(status).toBe(200)
  return actorOf(body.token)
}

async function phoneTicket(person: Person, phone = String(++phones)): Promise<string> {
  const { status, body } = await call('identity', 'exchangePhone', { code: await wechat.phoneCode(phone) }, person)
  expect(status).toBe(200)
  return body.phoneTicket
}

const privacy = { version: CONSENTS.privacy.version }

async function registration(person: Person, over: object = {}) {
  return {
    id: anId(),
    name: '测试小哥',
    phoneTicket: await phoneTicket(person),
    occupation: 'courier' as const,
    employer: '测试快递站',
    communityId,
    privacy,
    ...over,
  }
}

test('equal numbers of two regions are two members, and less than half of either is shown', async () => {
  const [one, other, again] = await Promise.all([signIn(), signIn(), signIn()])
  const sent = async (person: Person, phone: string) =>
    call('identity', 'register', await registration(person, { phoneTicket: await phoneTicket(person, phone) }), person)
  expect(await sent(one, '+852 66123456')).toMatchObject({ status: 201, body: { phoneMasked: '+852******56' } })
  expect(await sent(other, '+853 66123456')).toMatchObject({ status: 201, body: { phoneMasked: '+853******56' } })
  expect(await sent(again, '+852 66123456')).toMatchObject({ status: 409, body: { code: 'PHONE_TAKEN' } })
})

/** Everything stored of a member, as it lies in the table. */
async function stored(memberId: string): Promise<string> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: process.env.TABLE_NAME,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `MEMBER#${memberId}` } },
    }),
  )
  return JSON.stringify(Items)
}

/** What the record of a consent says. */
async function changesOf(memberId: string, id: string): Promise<unknown> {
  const { Item } = await Consent.build(GetItemCommand).key({ memberId, id }).send()
  return JSON.parse(await unseal(Item?.changesSealed ?? '', `consent:${memberId}:${id}`))
}

test('the first sign-in makes a member, the next finds the same one', async () => {
  const first = await signIn('zhao-one')
  const again = await signIn('zhao-one')
  expect(again.memberId).toBe(first.memberId)
  expect(first.grants).toEqual([])
  const me = await call('identity', 'me', {}, first)
  expect(me.body).toMatchObject({ memberId: first.memberId, status: 'none', partyMember: false, consents: [] })
})

test('ten phones of a new person at once make one member', async () => {
  const members = await Promise.all(Array.from({ length: 10 }, () => signIn('twins')))
  expect(new Set(members.map(({ memberId }) => memberId)).size).toBe(1)
})

test('a used, a wrong and a blocked login are each told apart', async () => {
  const code = await wechat.loginCode('once')
  await call('identity', 'signIn', { streetId, code })
  const used = await call('identity', 'signIn', { streetId, code })
  expect(used).toMatchObject({ status: 400, body: { code: 'LOGIN_CODE_INVALID' } })
  const wrong = await call('identity', 'signIn', { streetId, code: 'nonsense' })
  expect(wrong).toMatchObject({ status: 400, body: { code: 'LOGIN_CODE_INVALID' } })
  await wechat.block('rogue')
  const blocked = await call('identity', 'signIn', { streetId, code: await wechat.loginCode('rogue') })
  expect(blocked).toMatchObject({ status: 403, body: { code: 'LOGIN_BLOCKED' } })
})

test('a busy WeChat is a 503 that says so, not a fault of ours', async () => {
  await wechat.failNext('/sns/jscode2session', -1)
  const answer = await call('identity', 'signIn', { streetId, code: await wechat.loginCode('patient') })
  expect(answer).toMatchObject({
    status: 503,
    body: { code: 'WECHAT_UNAVAILABLE', message: '微信服务繁忙，请稍后再试' },
  })
})

test('an access token that WeChat forgot is fetched anew', async () => {
  const person = await signIn()
  await wechat.failNext('/wxa/business/getuserphonenumber', 40001)
  const code = await wechat.phoneCode(String(++phones))
  expect((await call('identity', 'exchangePhone', { code }, person)).status).toBe(200)
})

test('报到 from consent to points: pending, confirmed once, a worker afterwards', async () => {
  const key = anId()
  const person = await signIn(key)
  const input = await registration(person, { partyMembership: { version: CONSENTS.partyMembership.version } })
  const sent = await call('identity', 'register', input, person)
  expect(sent).toMatchObject({
    status: 201,
    body: {
      status: 'pending',
      name: '测试小哥',
      phoneMasked: expect.stringMatching(/^139\*{6}\d{2}$/),
      partyMember: true,
    },
  })
  expect(await call('identity', 'register', input, person)).toEqual(sent)

  const list = await call('identity', 'registrations', { communityId, status: 'pending' }, gridWorker)
  const card = list.body.items.find(({ memberId }) => memberId === person.memberId)
  expect(card).toMatchObject({ nameMasked: '测**哥', employer: '测试快递站', occupation: 'courier' })

  const id = anId()
  const confirmed = await call('identity', 'confirm', { memberId: person.memberId, id }, gridWorker)
  expect(confirmed).toMatchObject({ status: 200, body: { status: 'confirmed', points: 50 } })
  expect(await call('identity', 'confirm', { memberId: person.memberId, id }, gridWorker)).toEqual(confirmed)
  const second = await call('identity', 'confirm', { memberId: person.memberId, id: anId() }, gridWorker)
  expect(second).toMatchObject({ status: 409, body: { code: 'REGISTRATION_DECIDED' } })

  const worker = await signIn(key)
  expect(worker.grants).toEqual([{ role: 'worker' }])
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 50, available: 50 })
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 50, held: 0 })
})

test('twenty grid workers confirming at once give the points once', async () => {
  const person = await signIn()
  await call('identity', 'register', await registration(person), person)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      call('identity', 'confirm', { memberId: person.memberId, id: anId() }, gridWorker),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'REGISTRATION_DECIDED')).toHaveLength(19)
  expect(await sumOfEntries(person.memberId)).toEqual({ balance: 50, held: 0 })
})

test('a registration sent back says why and can be corrected', async () => {
  const person = await signIn()
  await call('identity', 'register', await registration(person), person)
  const reason = '站点名称写错了，请改成全称'
  const rejected = await call('identity', 'reject', { memberId: person.memberId, id: anId(), reason }, gridWorker)
  expect(rejected.body).toMatchObject({ status: 'rejected', points: 0 })
  expect((await call('identity', 'me', {}, person)).body).toMatchObject({ status: 'rejected', rejectReason: reason })
  const corrected = await call('identity', 'register', await registration(person, { employer: '测试快递总站' }), person)
  expect(corrected.body).toMatchObject({ status: 'pending', employer: '测试快递总站' })
  expect(corrected.body.rejectReason).toBeUndefined()
})

test('what is wrong is marked, and it goes in again with the number it had', async () => {
  const person = await signIn()
  const { memberId } = person
  const { phoneTicket, ...words } = await registration(person)
  expect(await call('identity', 'register', words, person)).toMatchObject({ body: { code: 'PHONE_CODE_INVALID' } })
  const first = await call('identity', 'register', { ...words, phoneTicket }, person)
  const back = { memberId, id: anId(), reason: '请写全称', fields: ['employer' as const] }
  expect((await call('identity', 'reject', back, gridWorker)).status).toBe(200)
  expect((await call('identity', 'me', {}, person)).body).toMatchObject({
    ...{ rejectFields: ['employer'], submittedAt: first.body.submittedAt },
  })
  const again = { ...words, id: anId(), employer: '测试快递总站' }
  const corrected = await call('identity', 'register', again, person)
  expect(corrected).toMatchObject({ status: 201, body: { status: 'pending', phoneMasked: first.body.phoneMasked } })
  expect(corrected.body.rejectFields).toBeUndefined()
  expect(await call('identity', 'register', again, person)).toEqual(corrected)
  const marksOther = { ...back, fields: ['name' as const] }
  expect((await call('identity', 'reject', marksOther, gridWorker)).body.code).toBe('IDEMPOTENCY_CONFLICT')
})

test('a rejection sent again after the correction came in brings its first answer and decides nothing', async () => {
  const person = await signIn()
  const { memberId } = person
  await call('identity', 'register', await registration(person), person)
  const input = { memberId, id: anId(), reason: '请写全称' }
  const first = await call('identity', 'reject', input, gridWorker)
  await call('identity', 'register', await registration(person, { employer: '测试快递总站' }), person)
  expect(await call('identity', 'reject', input, gridWorker)).toEqual(first)
  expect((await call('identity', 'me', {}, person)).body).toMatchObject({ status: 'pending' })
  const reused = await call('identity', 'confirm', { memberId, id: input.id }, gridWorker)
  expect(reused).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  await call('identity', 'confirm', { memberId, id: anId() }, gridWorker)
  expect(await call('identity', 'reject', input, gridWorker)).toEqual(first)
})

test('a registration sent again after a later one changes nothing, and its id serves no other', async () => {
  const person = await signIn()
  const { memberId } = person
  const first = await registration(person)
  const reject = () => call('identity', 'reject', { memberId, id: anId(), reason: '请写全称' }, gridWorker)
  await call('identity', 'register', first, person)
  await reject()
  await call('identity', 'register', await registration(person, { employer: '测试快递总站' }), person)
  expect((await call('identity', 'register', first, person)).body.employer).toBe('测试快递总站')
  await reject()
  expect((await call('identity', 'register', first, person)).body).toMatchObject({ status: 'rejected' })
  const reused = await call('identity', 'register', { ...first, employer: '又一个站' }, person)
  expect(reused).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
})

test('a decision cannot be made to overwrite the record of a look at the contact', async () => {
  const person = await signIn()
  const { memberId } = person
  await call('identity', 'register', await registration(person), person)
  const id = anId()
  const look = { memberId, id: derivedId(id, 'decided'), purpose: '好奇看一看' }
  expect((await call('identity', 'revealContact', look, gridWorker)).status).toBe(200)
  const answer = await call('identity', 'reject', { memberId, id, reason: '请写全称' }, gridWorker)
  expect(answer).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await stored(memberId)).toContain('好奇看一看')
})

test('a consent withdrawn while the registration is being confirmed stays withdrawn', async () => {
  const version = CONSENTS.partyMembership.version
  const persons = await Promise.all(Array.from({ length: 12 }, () => signIn()))
  for (const person of persons) {
    const { memberId } = person
    await call('identity', 'register', await registration(person, { partyMembership: { version } }), person)
    const withdrawal = { id: anId(), kind: 'partyMembership' as const, given: false, version }
    const answers = await Promise.all([
      call('identity', 'confirm', { memberId, id: anId() }, gridWorker),
      call('identity', 'changeConsent', withdrawal, person),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await call('identity', 'me', {}, person)).body).toMatchObject({ status: 'confirmed', partyMember: false })
  }
})

test('one phone number registers once in a street, also when two send it at once', async () => {
  const [one, two] = [await signIn(), await signIn()]
  const phone = String(++phones)
  const inputs = [
    await registration(one, { phoneTicket: await phoneTicket(one, phone) }),
    await registration(two, { phoneTicket: await phoneTicket(two, phone) }),
  ] as const
  const answers = await Promise.all([
    call('identity', 'register', inputs[0], one),
    call('identity', 'register', inputs[1], two),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('PHONE_TAKEN')
})

test("somebody else's phone ticket opens nothing", async () => {
  const [one, two] = [await signIn(), await signIn()]
  const input = await registration(two, { phoneTicket: await phoneTicket(one) })
  const answer = await call('identity', 'register', input, two)
  expect(answer).toMatchObject({ status: 400, body: { code: 'PHONE_CODE_INVALID' } })
})

test('the same id with other words is a conflict; what is sent twice waits in one place', async () => {
  const person = await signIn()
  const input = await registration(person)
  const sent = await call('identity', 'register', input, person)
  const other = await call('identity', 'register', { ...input, name: '另一个名' }, person)
  expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  const twice = await call('identity', 'register', { ...input, id: anId() }, person)
  expect(twice).toMatchObject({ status: 201, body: { status: 'pending', submittedAt: sent.body.submittedAt } })
})

test('no name, phone number or party membership lies in the clear', async () => {
  const person = await signIn()
  const phone = String(++phones)
  const input = await registration(person, {
    name: '绝密测试名',
    phoneTicket: await phoneTicket(person, phone),
    partyMembership: { version: CONSENTS.partyMembership.version },
  })
  await call('identity', 'register', input, person)
  const raw = await stored(person.memberId)
  expect(raw).not.toContain('绝密测试名')
  expect(raw).not.toContain(phone)
  expect(raw).not.toMatch(/party/i)
})

test('withdrawing the party consent erases what it covered and keeps the record', async () => {
  const person = await signIn()
  const version = CONSENTS.partyMembership.version
  await call('identity', 'register', await registration(person, { partyMembership: { version } }), person)
  const id = anId()
  const input = { id, kind: 'partyMembership' as const, given: false, version }
  const answer = await call('identity', 'changeConsent', input, person)
  expect(answer).toMatchObject({ status: 200, body: { partyMember: false } })
  expect(answer.body.consents.map(({ kind }) => kind)).toEqual(['privacy'])
  expect(await changesOf(person.memberId, id)).toEqual([{ kind: 'partyMembership', given: false, version }])
  expect((await call('identity', 'changeConsent', input, person)).status).toBe(200)
  const conflict = await call('identity', 'changeConsent', { ...input, given: true }, person)
  expect(conflict.body.code).toBe('IDEMPOTENCY_CONFLICT')
})

test('a look at the contact is on record before anything is shown', async () => {
  const person = await signIn()
  const phone = String(++phones)
  await call(
    'identity',
    'register',
    await registration(person, { phoneTicket: await phoneTicket(person, phone) }),
    person,
  )
  const id = anId()
  const input = { memberId: person.memberId, id, purpose: '核实报到信息' }
  const answer = await call('identity', 'revealContact', input, gridWorker)
  expect(answer.body).toEqual({ name: '测试小哥', phone })
  const raw = await stored(person.memberId)
  expect(raw).toContain('contactRevealed')
  expect(raw).toContain('核实报到信息')
  const looks = await call('identity', 'looks', {}, person)
  const data = await call('identity', 'data', {}, person)
  expect(data.body).toEqual({ me: (await call('identity', 'me', {}, person)).body, looks: looks.body })
  expect(looks.body.items).toEqual([{ id, at: expect.any(Number), byLabel: '测*甲', purpose: '核实报到信息' }])
})

test('staff of another community, another street or the person themselves decide nothing', async () => {
  const person = await signIn()
  await call('identity', 'register', await registration(person), person)
  const stranger = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  const elsewhere = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
  for (const staff of [stranger, elsewhere]) {
    const answer = await call('identity', 'confirm', { memberId: person.memberId, id: anId() }, staff)
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  }
  expect((await call('identity', 'registrations', { communityId, status: 'pending' }, stranger)).status).toBe(403)
  const self: Person = { ...person, grants: [{ role: 'gridWorker', communityIds: [communityId] }] }
  const own = await call('identity', 'confirm', { memberId: person.memberId, id: anId() }, self)
  expect(own).toMatchObject({ status: 403, body: { code: 'OWN_REGISTRATION' } })
})

test('signing out everywhere ends what older tokens may write', async () => {
  const person = await signIn()
  await call('identity', 'signOutEverywhere', {}, person)
  const answer = await call('identity', 'register', await registration(person), person)
  expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } })
})

test('a token that was signed out can sign nobody else out', async () => {
  const key = anId()
  const stolen = await signIn(key)
  await call('identity', 'signOutEverywhere', {}, stolen)
  const owner = await signIn(key)
  expect((await call('identity', 'signOutEverywhere', {}, stolen)).status).toBe(401)
  expect((await call('identity', 'register', await registration(owner), owner)).status).toBe(201)
})

test('the posted code of a station is a real image of a scene WeChat accepts', async () => {
  const station = await aStation(streetId)
  const answer = await call('posters', 'own', { kind: 'station', ref: station.stationId }, gridWorker)
  expect(answer.status).toBe(200)
  expect(answer.body.scene).toMatch(/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
  expect(Buffer.from(answer.body.imageBase64, 'base64').length).toBeGreaterThan(100)
})

test('codes and poster of a station are for staff of its community alone', async () => {
  const { stationId } = await aStation(streetId)
  const stranger = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  expect((await call('stations', 'screen', { stationId }, gridWorker)).status).toBe(200)
  expect((await call('stations', 'screen', { stationId }, admin)).status).toBe(200)
  const none = { status: 404, body: { code: 'NOT_FOUND' } }
  expect(await call('stations', 'screen', { stationId }, stranger)).toMatchObject(none)
  expect(await call('posters', 'own', { kind: 'station', ref: stationId }, stranger)).toMatchObject(none)
})

test('the eleventh phone code of an hour is refused with the time to wait', async () => {
  const person = await signIn()
  for (let i = 0; i < 10; i++) await call('identity', 'exchangePhone', { code: 'wrong' }, person)
  const answer = await call('identity', 'exchangePhone', { code: 'wrong' }, person)
  expect(answer).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } })
  expect(answer.body.message).toMatch(/请 \d+ 秒后再试/)
})
