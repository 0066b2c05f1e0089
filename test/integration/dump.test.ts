import { addClient } from '@functions/open311/clients'
import { actorOf } from '@functions/platform/http/token'
import { unseal } from '@functions/platform/sealed/personal'
import { derivedId, digest } from '@functions/platform/store/ids'
import { sceneOf } from '@functions/stations/posted'
import { rotatingCode, stepAt } from '@shared/rules/points/rotating'
import { CONSENTS } from '@shared/rules/text/words'
import { openidOf } from '../../local/cloud/openid'
import { allItems, type RawItem } from '../../local/commands/onTable'
import { SEALED } from '../../local/commands/renewal'
import { anId, call, type Person } from '../support/api'
import { guessesOf, guessesOfInput, rightOnes } from '../support/attacker'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { aClerk, anOffer, anOwner, redeem, ticketFor } from '../support/meals'
import { aPhoneTicket } from '../support/registrations'
import { aCategory } from '../support/reports'
import { aWechat } from '../support/wechat'

/** What an attacker tries: everything that people typed, showed or were found by, and whole inputs. */
const values: Record<string, string> = {}
const inputs: Record<string, object> = {}
/** What stands in the dump or in the code anyway. */
const known = ['phone', 'openid', 'voucher', 'clerk-invitation', 'open311', 'device', 'address', 'name', 'nuanxin']
const party = { version: CONSENTS.partyMembership.version }
const privacy = { version: CONSENTS.privacy.version }

let wechat: Awaited<ReturnType<typeof aWechat>>
let members: { party: Person; none: Person; withdrawn: Person; given: Person }
let dump: string
let items: RawItem[]
const registrationIds: string[] = []

const ADDRESS = '203.0.113.7'
const DEVICE = '01K0000000000000000DEV1CE0'

beforeAll(async () => {
  wechat = await aWechat()
  const { streetId, communityId } = await aStreet()
  const staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: [communityId] }] })
  known.push(streetId, communityId)

  async function member(name: string, phone: string, isParty: boolean): Promise<Person> {
    const key = `person ${name}`
    Object.assign(values, { [`name ${name}`]: name, [`phone of ${name}`]: phone, [`openid of ${name}`]: openidOf(key) })
    const code = await wechat.loginCode(key)
    const { body } = await call('identity', 'signIn', { streetId, code, device: DEVICE })
    const person = await actorOf(body.token)
    const words = { name, occupation: 'courier' as const, employer: '测试快递站', communityId, privacy }
    const said = isParty ? { ...words, partyMembership: party } : words
    const phoneTicket = await aPhoneTicket(person, phone)
    const registration = { ...said, id: anId(), phoneTicket }
    registrationIds.push(registration.id)
    inputs[`registration of ${name}`] = said
    expect((await call('identity', 'register', registration, person)).status).toBe(201)
    const confirmed = await call('identity', 'confirm', { memberId: person.memberId, id: anId() }, staff)
    expect(confirmed.status).toBe(200)
    inputs[`confirmation of ${name}`] = { confirm: person.memberId, by: staff.memberId }
    known.push(person.memberId)
    return { ...person, grants: [{ role: 'worker' }] }
  }
  members = {
    party: await member('欧阳测试', '13511112222', true),
    none: await member('司徒测试', '13511113333', false),
    withdrawn: await member('上官测试', '13511114444', true),
    given: await member('诸葛测试', '13511115555', false),
  }
  for (const [person, given] of [
    [members.withdrawn, false],
    [members.given, true],
  ] as const) {
    const change = { kind: 'partyMembership' as const, given, ...party }
    inputs[`consent changed to ${given}`] = change
    expect((await call('identity', 'changeConsent', { ...change, id: anId() }, person)).status).toBe(200)
  }

  const offer = await anOffer(streetId, { pricePoints: 3 })
  const clerk = await aClerk(streetId, offer.merchantId)
  inputs.purchase = { offerId: offer.offerId, offerVersion: offer.version }
  for (const state of ['live', 'redeemed'] as const) {
    const { body } = await redeem(members.party, offer)
    const { code = '', qrSecret = '', qrHandle = '' } = body
    Object.assign(values, {
      [`code, ${state}`]: code,
      [`QR secret, ${state}`]: qrSecret,
      [`QR handle, ${state}`]: qrHandle,
    })
    known.push(body.voucherId)
    if (state === 'redeemed')
      await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, body) }, clerk)
  }
  const owner = await anOwner(streetId, offer.merchantId)
  const invited = await call('shops', 'inviteClerk', { merchantId: offer.merchantId, id: anId(), owner: false }, owner)
  values.invitation = invited.body.code
  values['key of a program'] = (await addClient(streetId, '测试程序')).key

  const station = await aStation(streetId)
  const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
  const visit = await call('checkins', 'create', { id: anId(), stationId: station.stationId, proof }, members.none)
  const code = rotatingCode(station.codeSecret, stepAt(Date.now()))
  Object.assign(values, {
    'secret of a station': station.codeSecret,
    'posted code': proof.scene.slice(-8),
    'code on a screen': code,
  })

  const call1 = { callerName: '夏侯来电', callerPhone: '13511116666' }
  const words = {
    source: 'phone' as const,
    categoryId: await aCategory(streetId),
    communityId,
    location: CENTER,
    ...call1,
  }
  const report = { ...words, description: '井盖松动，有声响', address: '测试路 9 号' }
  expect((await call('reports', 'behalf', { ...report, id: anId() }, staff)).status).toBe(201)
  expect([visit.status, invited.status]).toEqual([201, 201])
  Object.assign(values, { 'name of a caller': call1.callerName, 'phone of a caller': call1.callerPhone })
  inputs['report for a caller'] = { ...report, by: staff.memberId }
  Object.assign(values, { address: ADDRESS, device: DEVICE })

  items = []
  for await (const item of allItems()) items.push(item)
  dump = JSON.stringify(items, (_, value) => (value instanceof Set ? [...value] : value))
})
afterAll(() => wechat.stop())

test('who reads the whole table finds nobody’s name, number or openid, and nothing that redeems, in no writing and under no hash', () => {
  expect(Object.keys(values).length).toBeGreaterThan(25)
  const found = Object.entries(values).filter(([, value]) => rightOnes(dump, guessesOf(value, known)).length > 0)
  expect(found).toEqual([])
})

test('whole inputs cannot be tried either: no fingerprint follows from what was sent', () => {
  const found = Object.entries(inputs).filter(([, input]) => rightOnes(dump, guessesOfInput(input)).length > 0)
  expect(found).toEqual([])
})

test('the attacker of this test finds what is there', () => {
  const id = digest({ any: 'thing' })
  expect(rightOnes(JSON.stringify({ hash: id }), guessesOfInput({ any: 'thing' }))).toEqual(
    expect.arrayContaining([id]),
  )
  const kept = { pk: `PHONE#${Buffer.from('13511112222').toString('base64url')}` }
  expect(rightOnes(JSON.stringify(kept), guessesOf('13511112222', known))).not.toEqual([])
  expect(rightOnes('{"name":"欧阳测试"}', guessesOf('欧阳测试', []))).toEqual(['欧阳测试'])
})

/** What is stored of a member's consents, without what differs between any two. */
function shapeOf({ memberId }: Person): unknown {
  const own = items.filter(({ _et, pk }) => pk === `MEMBER#${memberId}` && (_et === 'profile' || _et === 'consent'))
  return own.map((item) => {
    const sizes = Object.entries(item).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.length : typeof value,
    ])
    return Object.fromEntries(sizes)
  })
}

test('nobody tells by words, keys or sizes who is a party member, who was, and who became one', () => {
  expect(dump).not.toMatch(/party|withdrawn|党员|"privacy"/i)
  expect(shapeOf(members.party)).toEqual(shapeOf(members.none))
  expect(shapeOf(members.withdrawn)).toEqual(shapeOf(members.given))
  const ids = registrationIds.flatMap((id) =>
    ['privacy', 'partyMembership', 'party'].map((kind) => derivedId(id, kind)),
  )
  expect(ids.filter((id) => dump.includes(id))).toEqual([])
})

test('every sealed field is one that the rotation knows, and opens as it says', async () => {
  let opened = 0
  for (const item of items) {
    for (const [field, value] of Object.entries(item)) {
      if (!field.endsWith('Sealed')) continue
      const bound = SEALED[String(item._et)]?.[field]
      expect(bound && (await unseal(String(value), bound(item)))).toBeDefined()
      opened += 1
    }
  }
  expect(opened).toBeGreaterThan(15)
})
