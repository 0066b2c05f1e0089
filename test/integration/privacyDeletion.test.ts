import { Profile } from '@functions/identity/entities'
import { headOf } from '@functions/identity/me'
import { rolesBecome } from '@functions/identity/roles'
import { handler as insights } from '@functions/insights/onRecords'
import { storedAs } from '@functions/media/names'
import { actorOf } from '@functions/platform/http/token'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { AGAIN, transact } from '@functions/platform/store/transact'
import { advance, PAGES_A_STEP } from '@functions/privacy/deleting'
import { IN_ORDER } from '@functions/privacy/inOrder'
import { handler as onDeletions } from '@functions/privacy/onDeletions'
import { sceneOf } from '@functions/stations/posted'
import { ServedStreet } from '@functions/stations/registry'
import { CONSENTS } from '@shared/rules/text/words'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { openidOf } from '../../local/cloud/openid'
import { rebuildCounters } from '../../local/commands/rebuildCounters'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { anId, call, lambdaContext, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER, givePoints } from '../support/factories'
import {
  askedToGo,
  cutOff,
  DUE_MS,
  everyObject,
  kindsWith,
  leaves,
  leftOf,
  REST_MS,
  takenOut,
} from '../support/leaving'
import { accountOf } from '../support/ledger'
import { aClerk, anOffer, anOwner, redeem, shifted, ticketFor } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { aPhotoOf, startBuckets } from '../support/photos'
import { aNumber, aPhoneTicket } from '../support/registrations'
import { aCategory, answered, anUnscreenedReport, aSubmission, handled, isCleared, recordOf } from '../support/reports'
import { aSafetyRule } from '../support/safety'
import { settled, streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

let buckets: Awaited<ReturnType<typeof startBuckets>>
let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let categoryId: string
let staff: Person
let other: Person

beforeAll(async () => {
  buckets = await startBuckets()
  wechat = await aWechat()
})
afterAll(async () => {
  await wechat.stop()
  await buckets.stop()
})
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await aSafetyRule(streetId)
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  categoryId = await aCategory(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  other = await aPerson(streetId)
})

/** Everything that follows from what was written, figures included. */
async function consumed(): Promise<void> {
  await settled(streetId)
  expect(await insights({ Records: await streamed(streetId) })).toEqual({ batchItemFailures: [] })
}

interface Life {
  person: Person
  name: string
  phone: string
  openid: string
  key: string
  photoIds: string[]
  reports: { open: string; closed: string }
}

/** Somebody who did everything that a worker can do, through the app. */
async function aLife(): Promise<Life> {
  const key = `leaver ${anId()}`
  const drawn = () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 5000))
  const NAME = `慕${drawn()}${drawn()}测`
  const signedIn = await call('identity', 'signIn', { streetId, code: await wechat.loginCode(key), device: anId() })
  const visitor = await actorOf(signedIn.body.token)
  const phone = aNumber()
  const words = { name: NAME, occupation: 'rider' as const, employer: '测试站点', communityId: 'east' }
  const consents = {
    privacy: { version: CONSENTS.privacy.version },
    partyMembership: { version: CONSENTS.partyMembership.version },
  }
  const phoneTicket = await aPhoneTicket(visitor, phone)
  const sent = await call('identity', 'register', { ...words, ...consents, id: anId(), phoneTicket }, visitor)
  expect(sent.status).toBe(201)
  await call('identity', 'confirm', { memberId: visitor.memberId, id: anId() }, staff)
  const person: Person = { ...visitor, grants: [{ role: 'worker' }], label: '慕**测' }
  await givePoints({ ...person, communityId: 'east', points: 100 })
  const ok = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await answer
    if (status >= 300) throw new Error(`refused: ${body.code}`)
  }
  await ok(call('identity', 'askForChange', { id: anId(), kind: 'community', communityId: 'west' }, person))
  await ok(
    call('identity', 'revealContact', { memberId: person.memberId, id: anId(), purpose: `问${NAME}的事` }, staff),
  )
  const award = { memberId: person.memberId, id: anId(), amount: 5, reason: `${NAME}扶老人` }
  await ok(call('points', 'award', award, staff))
  const station = await aStation(streetId)
  const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
  await ok(call('checkins', 'create', { id: anId(), stationId: station.stationId, proof }, person))
  const offer = await anOffer(streetId, { perDay: 4, stockPerDay: 4 })
  const clerk = await aClerk(streetId, offer.merchantId)
  const used = (await redeem(person, offer)).body
  await ok(call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, used) }, clerk))
  const annulled = (await redeem(person, offer)).body
  const redemptionId = anId()
  await ok(call('meals', 'confirm', { id: redemptionId, ticket: await ticketFor(clerk, annulled) }, clerk))
  const { merchantId } = offer
  const back = { merchantId, redemptionId, id: anId(), reason: '扫错了' }
  await ok(call('shops', 'annul', back, await anOwner(streetId, merchantId)))
  await redeem(person, offer)
  await redeem(person, offer)
  await ok(call('insights', 'chooseLeaders', { id: anId(), hidden: false }, person))
  const photoIds = [await aPhotoOf(person, buckets), await aPhotoOf(person, buckets), await aPhotoOf(person, buckets)]
  const [first = '', second = '', third = ''] = photoIds
  const about = (photoId: string, description: string) => ({ photoIds: [photoId], description })
  const open = await anUnscreenedReport(person, categoryId, about(first, `我是${NAME}，井盖松了，电话 ${phone}`))
  const closed = await anUnscreenedReport(person, categoryId, about(second, `${NAME}家门口的灯不亮`))
  for (const reportId of [open, closed]) await isCleared(reportId)
  await ok(handled(staff, open, { move: 'accept' }))
  await ok(handled(staff, open, { move: 'ask', note: '在哪一侧？' }))
  await ok(answered(person, open, { move: 'reply', note: `北侧，问${phone}`, photoIds: [third] }))
  await ok(handled(staff, closed, { move: 'reject', note: '不归街道管' }))
  const joined = await anUnscreenedReport(other, categoryId)
  await isCleared(joined)
  await consumed()
  await ok(call('reports', 'plus', { reportId: joined, id: anId() }, person))
  await consumed()
  return { person, name: NAME, phone, openid: openidOf(key), key, photoIds, reports: { open, closed } }
}

const clean = async () => {
  expect((await verifyLedger(streetId)).differences).toEqual([])
  expect(await verifyMeals(streetId)).toEqual([])
  expect(await rebuildCounters({ streetId })).toEqual([])
}

test('T1 after a deletion table and buckets say nothing of the person but what is listed, and every figure is right', async () => {
  const objectsBefore = await everyObject()
  const { person, name, phone, openid, photoIds, reports } = await aLife()
  const { memberId } = person
  const quoted = (line: string) => line.startsWith(`message MEMBER#${staff.memberId} `)
  const indexes = [await tokenOf('openid', openid), await tokenOf('phone', phone)]
  const told = [name, '慕**测', phone, ...indexes]
  const before = await leftOf(memberId, ...told)
  for (const kind of [
    'profile',
    'openid',
    'phone',
    'voucher',
    'redemption',
    'report',
    'officeAct',
    'message',
    'near',
  ]) {
    expect(before.some((line) => line.startsWith(`${kind} `))).toBe(true)
  }
  await clean()
  const photos = await Promise.all(photoIds.map((photoId) => storedAs({ streetId, memberId, photoId })))
  expect((await everyObject()).filter((key) => photos.some(({ name }) => key.includes(name)))).toHaveLength(15)

  await leaves(person)
  await consumed()
  // What the person wrote to staff stands in the inbox of who was told, as it was told.
  expect((await leftOf(memberId, ...told)).filter((line) => !quoted(line))).toEqual([])
  expect(await everyObject()).toEqual(objectsBefore)
  await clean()
  const account = await accountOf(memberId)
  expect(account).toMatchObject({ balance: 0, held: 0, available: 0, tasks: {} })
  expect((await recordOf(reports.closed)).report).toMatchObject({
    description: '上报人已注销，文字已清除',
    photoIds: [],
  })
  // Staff still need to know what it is about.
  expect((await recordOf(reports.open)).report.description).toContain('井盖松了')
}, 120_000)

test('whoever left may come again, as somebody new; nobody hears anything more of what was theirs', async () => {
  const { person, name, phone, key, reports } = await aLife()
  await leaves(person)
  await consumed()
  const known = await kindsWith(person.memberId)
  const code = await wechat.loginCode(key)
  const { body } = await call('identity', 'signIn', { streetId, code })
  expect(body.me).toMatchObject({ status: 'none', grants: [] })
  expect(body.me.memberId).not.toBe(person.memberId)
  const visitor = await actorOf(body.token)
  const again = {
    ...{ id: anId(), name, occupation: 'rider' as const, employer: '新站点', communityId: 'east' },
    ...{ phoneTicket: await aPhoneTicket(visitor, phone), privacy: { version: CONSENTS.privacy.version } },
  }
  expect((await call('identity', 'register', again, visitor)).status).toBe(201)
  // Staff go on with the report: nobody earns, is told or asked.
  expect((await handled(staff, reports.open, { move: 'start' })).status).toBe(200)
  expect((await handled(staff, reports.open, { move: 'ask', note: '在吗' })).status).toBe(409)
  await consumed()
  expect(await kindsWith(person.memberId)).toEqual(known)
  expect(
    (await call('points', 'award', { memberId: person.memberId, id: anId(), amount: 5, reason: '奖励' }, staff)).status,
  ).toBe(404)
  await clean()
}, 120_000)

test('T8 a deletion that is cut off after every single step ends by itself, and leaves the same', async () => {
  const { person, name } = await aLife()
  await askedToGo(person)
  expect(await cutOff(person)).toBe('cut')
  let outcome = ''
  let rounds = 0
  for (; outcome !== 'done' && rounds < 200; rounds++) {
    let steps = 1
    outcome = await takenOut(person, () => steps-- > 0)
  }
  expect(rounds).toBeGreaterThanOrEqual(IN_ORDER.length / PAGES_A_STEP)
  await consumed()
  expect(await leftOf(person.memberId, name)).toEqual([])
  await clean()
}, 120_000)

test('T8 what fails is put off and tried again, and holds up nobody else', async () => {
  const [first, second] = [await aPerson(streetId), await aPerson(streetId)]
  for (const person of [first, second]) await askedToGo(person)
  const erasure = IN_ORDER.find(({ name }) => name === 'reports')
  if (!erasure) throw new Error('no such part')
  const right = erasure.page
  const context = { ...lambdaContext, getRemainingTimeInMillis: () => 60_000 }
  expect(await shifted(DUE_MS, () => onDeletions(undefined, context))).toMatchObject({ cut: 2, failed: 0 })
  erasure.page = async (whose, from) => {
    if (whose.memberId === first.memberId) throw new Error('S3 is away')
    return right(whose, from)
  }
  await expect(shifted(REST_MS, () => onDeletions(undefined, context))).rejects.toThrow('1 deletions could not go on')
  erasure.page = right
  expect(await leftOf(second.memberId)).toEqual([])
  expect(await shifted(REST_MS, () => onDeletions(undefined, context))).toEqual({ cut: 0, done: 0, failed: 0 })
  expect(await shifted(REST_MS + 16 * 60_000, () => onDeletions(undefined, context))).toMatchObject({ done: 1 })
  expect(await leftOf(first.memberId)).toEqual([])
})

test('the seven days: what goes is said before, one tap keeps everything, and the receipt tells on', async () => {
  const person = await aPerson(streetId, { points: 30 })
  const offer = await anOffer(streetId)
  await redeem(person, offer)
  await call('reports', 'create', aSubmission(categoryId), person)
  const held = { state: 'none', points: 30, vouchers: 1, openReports: 1, roles: [] }
  expect((await call('privacy', 'deletion', {}, person)).body).toEqual(held)
  const order = { id: anId(), because: 'wish' as const }
  const first = await call('privacy', 'orderDeletion', order, person)
  expect(first).toMatchObject({ status: 202, body: { ...held, state: 'waiting', receiptId: order.id } })
  expect(await call('privacy', 'orderDeletion', order, person)).toEqual(first)
  // Asked for again, it is the same order.
  expect(await call('privacy', 'orderDeletion', { ...order, id: anId() }, person)).toMatchObject(first)
  const conflict = await call('privacy', 'orderDeletion', { id: order.id, because: 'consent' }, person)
  expect(conflict.body.code).toBe('IDEMPOTENCY_CONFLICT')
  expect(await shifted(DUE_MS - 60_000, () => cutOffNow(person))).toBe('going')
  const another = await call('privacy', 'cancelDeletion', { receiptId: anId() }, person)
  expect(another.body).toMatchObject({ state: 'waiting' })
  const kept = await call('privacy', 'cancelDeletion', { receiptId: order.id }, person)
  expect(kept).toMatchObject({ status: 200, body: held })
  expect(await call('privacy', 'cancelDeletion', { receiptId: order.id }, person)).toEqual(kept)
  const receipt = await call('privacy', 'receipt', { receiptId: order.id })
  expect(receipt.body).toMatchObject({ state: 'cancelled', receiptId: order.id })
  expect(await cutOff(person)).toBe('going')
  expect((await call('identity', 'me', {}, person)).status).toBe(200)
  const receiptId = await leaves(person)
  expect((await call('privacy', 'receipt', { receiptId })).body).toMatchObject({ state: 'done' })
  expect((await call('privacy', 'receipt', { receiptId: anId() })).status).toBe(404)
})

const cutOffNow = ({ memberId }: Person) => advance(memberId, () => true)

test('who holds a role hands it over first, also one that came within the seven days', async () => {
  const clerk = await aClerk(streetId, (await anOffer(streetId)).merchantId)
  const refused = await call('privacy', 'orderDeletion', { id: anId(), because: 'wish' }, clerk)
  expect(refused).toMatchObject({ status: 409, body: { code: 'ROLES_FIRST', data: { roles: '商家' } } })
  const person = await aPerson(streetId)
  await askedToGo(person)
  const { memberId } = person
  await Profile.build(UpdateItemCommand)
    .item({ memberId, grants: $set([{ role: 'gridWorker', communityIds: ['east'] }]) })
    .send()
  expect(await cutOff(person)).toBe('going')
  expect((await call('identity', 'me', {}, person)).status).toBe(200)
})

test('what was on its way to somebody who leaves does not bring their profile back', async () => {
  const person = await aPerson(streetId)
  const { profile } = await headOf(person.memberId)
  await leaves(person)
  const late = await transact<void>([rolesBecome(profile, [{ role: 'admin' }])], () => undefined)
  expect(late).toBe(AGAIN)
  expect(await leftOf(person.memberId)).toEqual([])
})
