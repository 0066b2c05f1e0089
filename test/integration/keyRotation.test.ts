import { createCipheriv, randomBytes } from 'node:crypto'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { phoneOwner } from '@functions/identity/phone'
import { addClient, clientOf } from '@functions/open311/clients'
import { actorOf } from '@functions/platform/http/token'
import { blindIndex, unseal } from '@functions/platform/sealed/personal'
import { keyOf } from '@functions/platform/sealed/secretsDocument'
import { digest } from '@functions/platform/store/ids'
import { table } from '@functions/platform/store/table'
import { Report } from '@functions/reports/entities'
import { sceneOf, withSecret } from '@functions/stations/posted'
import { stationOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { CONSENTS } from '@shared/rules/text/words'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { allItems, type RawItem } from '../../local/commands/onTable'
import { SEALED } from '../../local/commands/renewal'
import { rotateKeys } from '../../local/commands/rotateKeys'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { kidsIn, testStore, useDocument } from '../support/keys'
import { aClerk, anOffer, qrOf, redeem, shifted, ticketFor } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { aPhoneTicket } from '../support/registrations'
import { aCategory } from '../support/reports'
import { aWechat } from '../support/wechat'

const FIRST = process.env.SECRETS_JSON ?? ''
const DAY = 86_400_000

let wechat: Awaited<ReturnType<typeof aWechat>>
beforeAll(async () => {
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  useDocument(FIRST)
  await ownTable()
})
afterEach(() => useDocument(FIRST))

const party = { version: CONSENTS.partyMembership.version }
const privacy = { version: CONSENTS.privacy.version }
let numbers = 13_600_000_000

/** A street in which everything that is found by a key, repeated by a fingerprint or sealed has happened once. */
async function aLivingStreet() {
  const { streetId, communityId } = await aStreet()
  const staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: [communityId] }] })
  const [key, phone] = [anId(), String(++numbers)]
  const signIn = async (who: string): Promise<Person> => {
    const { body } = await call('identity', 'signIn', { streetId, code: await wechat.loginCode(who) })
    return actorOf(body.token)
  }
  const newcomer = await signIn(key)
  const { memberId } = newcomer
  const words = { name: '测试小哥', occupation: 'courier' as const, employer: '测试快递站', communityId, privacy }
  const registration = {
    ...words,
    id: anId(),
    phoneTicket: await aPhoneTicket(newcomer, phone),
    partyMembership: party,
  }
  const registered = await call('identity', 'register', registration, newcomer)
  const confirmation = { memberId, id: anId() }
  const confirmed = await call('identity', 'confirm', confirmation, staff)
  const worker = await signIn(key)
  const offer = await anOffer(streetId, { perDay: 20 })
  const clerk = await aClerk(streetId, offer.merchantId)
  const voucherId = anId()
  const bought = await redeem(worker, offer, voucherId)
  const station = await aStation(streetId)
  const { key: apiKey } = await addClient(streetId, '测试程序')
  const callerPhone = String(++numbers)
  const told = { source: 'phone' as const, communityId, categoryId: await aCategory(streetId), description: '井盖响' }
  const called = { ...told, callerPhone, location: CENTER, address: '测试路' }
  const taken = await call('reports', 'behalf', { id: anId(), ...called }, staff)
  expect([registered.status, confirmed.status, bought.status]).toEqual([201, 200, 201])
  return {
    streetId,
    communityId,
    staff,
    key,
    phone,
    memberId,
    words,
    registration,
    registered,
    confirmation,
    confirmed,
    worker,
    offer,
    clerk,
    voucherId,
    bought,
    station,
    apiKey,
    callerPhone,
    reportId: taken.body.reportId,
    signIn,
  }
}
type Living = Awaited<ReturnType<typeof aLivingStreet>>

/** Whatever of the street was made before, under whichever keys it lies. */
async function expectAllWorks(street: Living): Promise<void> {
  const { streetId, staff, key, phone, memberId, registration, worker, station, apiKey } = street
  expect((await street.signIn(key)).memberId).toBe(memberId)
  expect(await phoneOwner(streetId, phone)).toBe(memberId)
  const other = await street.signIn(anId())
  const taken = { ...registration, id: anId(), phoneTicket: await aPhoneTicket(other, phone) }
  expect((await call('identity', 'register', taken, other)).body.code).toBe('PHONE_TAKEN')

  const again = await call('identity', 'register', registration, worker)
  expect(again).toMatchObject({ status: 201, body: { memberId, partyMember: true, name: '测试小哥' } })
  const changed = await call('identity', 'register', { ...registration, name: '另一个名' }, worker)
  expect(changed.body.code).toBe('IDEMPOTENCY_CONFLICT')
  expect(await call('identity', 'confirm', street.confirmation, staff)).toEqual(street.confirmed)

  const look = { memberId, id: anId(), purpose: '核对电话' }
  expect((await call('identity', 'revealContact', look, staff)).body).toMatchObject({ name: '测试小哥', phone })
  const found = await call('reports', 'find', { words: street.callerPhone, limit: 20 }, staff)
  expect(found.body.items.map((one) => one.reportId)).toEqual([street.reportId])
  expect(await clientOf(streetId, apiKey)).toMatchObject({ name: '测试程序' })
  const posted = await withSecret(await stationOf(streetId, station.stationId))
  expect(sceneOf(posted)).toBe(sceneOf(station))
}

/** A voucher that was bought before: its first answer, its digits at the counter, and a QR that the phone made long ago. */
async function expectVoucherWorks({ worker, clerk, offer, voucherId, bought }: Living): Promise<void> {
  const repeated = await redeem(worker, offer, voucherId)
  expect(repeated).toMatchObject({ status: 201, body: { voucherId, code: bought.body.code, state: 'issued' } })
  const typed = await call('meals', 'preview', { kind: 'code', code: bought.body.code ?? '' }, clerk)
  expect(typed.status).toBe(200)
  expect((await call('meals', 'preview', qrOf(bought.body), clerk)).status).toBe(200)
  expect((await call('meals', 'preview', qrOf(repeated.body), clerk)).status).toBe(200)
}

const hand = async (clerk: Person, voucher: Outputs['meals']['redeem']) =>
  call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, voucher) }, clerk)

/** Items that hold anything of a key, but for the codes of vouchers that ended, and counts of calls, which end with their window. */
async function itemsOf(kid: string): Promise<RawItem[]> {
  const found: RawItem[] = []
  for await (const { ref, code, vouchers, ...item } of allItems()) {
    if (item._et === 'rate') continue
    const text = JSON.stringify({ ...item, ...(item._et === 'voucher' || item._et === 'ending' ? { pk: '' } : {}) })
    if (text.includes(`${kid}.`)) found.push(item)
  }
  return found
}

const ended = (run: () => Promise<unknown>) => shifted(2 * DAY, run)

test('before, while and after keys are rotated everything that was made goes on, and nothing of the old key is left', async () => {
  const street = await aLivingStreet()
  await expectAllWorks(street)
  await expectVoucherWorks(street)
  const seen: string[] = []
  const after = async (step: string) => {
    seen.push(step)
    await expectAllWorks(street)
  }
  const first = await rotateKeys(testStore, {
    after: async (step) => {
      await after(step)
      await expectVoucherWorks(street)
    },
  })
  expect(seen).toEqual(['added', 'current', 'renewed'])
  expect(first).toMatchObject({ kid: 'k2', waiting: { count: 1 } })
  expect(kidsIn()).toEqual(['k1', 'k2'])
  const receipt = await hand(street.clerk, street.bought.body)
  expect(receipt).toMatchObject({ status: 201, body: { codeTail: street.bought.body.code?.slice(-4) } })

  expect(await rotateKeys(testStore, { after })).toMatchObject({ kid: 'k2', waiting: undefined })
  expect(seen.slice(3)).toEqual(['renewed', 'dropped'])
  expect(kidsIn()).toEqual(['k2'])
  await expectAllWorks(street)
  expect(await itemsOf('k1')).toEqual([])
  const next = await redeem(street.worker, street.offer)
  expect((await hand(street.clerk, next.body)).status).toBe(201)
  const { body } = await call('meals', 'vouchers', {}, street.worker)
  expect(body.items.map(({ state }) => state)).toEqual(['redeemed', 'redeemed'])
}, 60_000)

test('a call that was taken in before callers could be found is found after a rotation', async () => {
  const street = await aLivingStreet()
  const { reportId } = street
  await Report.build(UpdateItemCommand)
    .item({ reportId, callerIndex: $remove(), ownerPk: `MEMBER#nobody#${reportId}` })
    .send()
  const find = () => call('reports', 'find', { words: street.callerPhone, limit: 20 }, street.staff)
  expect((await find()).body.items).toEqual([])
  await rotateKeys(testStore)
  expect((await find()).body.items.map((one) => one.reportId)).toEqual([reportId])
}, 60_000)

test('a rotation that is stopped goes on where it was, with the same key, and a second run changes nothing', async () => {
  const street = await aLivingStreet()
  await hand(street.clerk, street.bought.body)
  for (const stop of ['added', 'current', 'renewed']) {
    const after = async (step: string) => {
      if (step === stop) throw new Error('the lights went out')
    }
    await expect(rotateKeys(testStore, { after })).rejects.toThrow('the lights went out')
    expect(kidsIn()).toEqual(['k1', 'k2'])
    await expectAllWorks(street)
  }
  expect(await rotateKeys(testStore)).toMatchObject({ kid: 'k2', waiting: undefined })
  await expectAllWorks(street)
}, 60_000)

test('writes that come while the table is gone over are met again', async () => {
  const street = await aLivingStreet()
  await hand(street.clerk, street.bought.body)
  const during: Promise<unknown>[] = []
  const after = async (step: string) => {
    if (step === 'current') for (let each = 0; each < 5; each++) during.push(street.signIn(anId()))
  }
  await rotateKeys(testStore, { after })
  await Promise.all(during)
  expect(await itemsOf('k1')).toEqual([])
  await expectAllWorks(street)
}, 60_000)

describe('a table from before there were stage keys', () => {
  const { stageKeys, stageKid, ...document } = JSON.parse(FIRST)
  const dataKey = randomBytes(32).toString('base64')
  const OLD = JSON.stringify({ ...document, dataKeys: { d1: dataKey }, dataKid: 'd1' })

  function sealedAsBefore(plain: string, bound: string): string {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyOf({ d1: dataKey }, 'd1'), iv).setAAD(Buffer.from(bound))
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return `d1.${iv.toString('base64url')}.${body.toString('base64url')}`
  }

  /** Puts an item as an earlier version had written it. */
  async function age(item: RawItem, street: Living): Promise<void> {
    const kind = String(item._et)
    const old: RawItem = { ...item }
    for (const [field, bound] of Object.entries(SEALED[kind] ?? {})) {
      const sealed = item[field]
      if (typeof sealed === 'string') old[field] = sealedAsBefore(await unseal(sealed, bound(item)), bound(item))
    }
    if (typeof item.hash === 'string') old.hash = digest('some other write')
    const code = street.bought.body.code ?? ''
    const openid = kind === 'openid' ? await openidOf(String(item.memberId)) : ''
    const index = kind === 'openid' ? await blindIndex('openid', openid) : await blindIndex('phone', street.phone)
    if (kind === 'openid' || kind === 'phone')
      Object.assign(old, { index, pk: `${kind.toUpperCase()}#${street.streetId}#${index}` })
    if (kind === 'profile' && item.phoneIndex) old.phoneIndex = index
    const confirmed = digest({ confirm: street.memberId, by: street.staff.memberId })
    if (item.registrationHash) Object.assign(old, { registrationHash: digest('registered'), decisionHash: confirmed })
    if (kind === 'profile' && item.consentsSealed) {
      const { consentsSealed, ...rest } = old
      const given = { privacy: { ...privacy, givenAt: 1 }, partyMembership: { ...party, givenAt: 1 } }
      const partyMemberSealed = sealedAsBefore('yes', `party:${item.memberId}`)
      return replace(item, {
        ...rest,
        consents: item.memberId === street.memberId ? given : { privacy: given.privacy },
        ...(item.memberId === street.memberId ? { partyMemberSealed } : {}),
      })
    }
    if (kind === 'consent') {
      const { changesSealed, ...rest } = old
      return replace(item, { ...rest, kind: 'partyMembership', given: 'given', ...party })
    }
    if (kind === 'report') {
      const callerIndex = await blindIndex('caller', street.callerPhone)
      Object.assign(old, { callerIndex, ownerPk: `CALLER#${street.streetId}#${callerIndex}` })
    }
    if (kind === 'station') old.codeSecret = street.station.codeSecret
    if (kind === 'voucher') {
      const { codeSealed, ...rest } = old
      return replace(item, { ...rest, code, pk: `VOUCHER#${street.streetId}#${code}` })
    }
    if (kind === 'use') old.vouchers = new Set([`${street.bought.body.expiresAt}#${code}`])
    if (kind === 'entry' && item.reason === 'mealHold') {
      Object.assign(old, { ref: code, hash: digest({ offerId: street.offer.offerId, offerVersion: 1 }) })
    }
    if (kind === 'audit' && item.action === 'registrationSubmitted') {
      old.hash = digest({ ...street.words, partyMembership: party })
    }
    if (kind === 'audit' && item.action === 'registrationConfirmed') old.hash = confirmed
    if (kind === 'open311Key') {
      const keyHash = await blindIndex('open311', street.apiKey)
      Object.assign(old, { keyHash, pk: `OPEN311KEY#${keyHash}` })
    }
    await replace(item, old)
  }

  async function replace(item: RawItem, old: RawItem): Promise<void> {
    const client = table.getDocumentClient()
    const TableName = table.getName()
    await client.send(new DeleteCommand({ TableName, Key: { pk: item.pk, sk: item.sk } }))
    await client.send(new PutCommand({ TableName, Item: old }))
  }

  async function openidOf(memberId: string): Promise<string> {
    for await (const item of allItems()) {
      if (item._et === 'profile' && item.memberId === memberId) {
        return unseal(String(item.openidSealed), `openid:${memberId}`)
      }
    }
    throw new Error('no such member')
  }

  test('goes on as it is, and the same command brings it to the keys of today', async () => {
    const street = await aLivingStreet()
    const items: RawItem[] = []
    for await (const item of allItems()) items.push(item)
    // Openids are read from the profiles: those are aged last.
    const byAge = [...items].sort((a, b) => Number(a._et === 'profile') - Number(b._et === 'profile'))
    for (const item of byAge) await age(item, street)
    useDocument(OLD)
    // Its phone has the QR of before.
    const qrSecret = Buffer.from(await blindIndex('voucher-qr', `${street.memberId}:${street.voucherId}`), 'base64url')
    const bought = { ...street.bought, body: { ...street.bought.body, qrSecret: qrSecret.toString('hex') } }
    const handle = sealedAsBefore(bought.body.code ?? '', `voucher-qr:${street.streetId}`)
    const aged: Living = { ...street, bought: { ...bought, body: { ...bought.body, qrHandle: handle } } }
    const works = async () => {
      await expectAllWorks(aged)
      await expectVoucherWorks(aged)
    }
    await works()
    const rotated = await rotateKeys(testStore, { after: works })
    expect(rotated).toMatchObject({ kid: 'k1', waiting: { count: 1 } })
    expect((await hand(aged.clerk, aged.bought.body)).status).toBe(201)
    expect(await rotateKeys(testStore)).toMatchObject({ kid: 'k1', waiting: undefined })
    expect(JSON.parse(process.env.SECRETS_JSON ?? '')).not.toHaveProperty('dataKeys')
    await expectAllWorks(aged)
    const raw = JSON.stringify(await itemsOf(''))
    expect(raw).not.toMatch(/partyMember|withdrawn|"d1\.|"k0\./)
    expect(raw).not.toContain(street.station.codeSecret)
  }, 60_000)
})

test('a voucher that ended without being used keeps no key', async () => {
  await aLivingStreet()
  await ended(async () => {
    expect(await rotateKeys(testStore)).toMatchObject({ waiting: undefined })
  })
  expect(kidsIn()).toEqual(['k2'])
})
