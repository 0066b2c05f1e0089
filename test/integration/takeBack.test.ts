import { Profile } from '@functions/identity/entities'
import { registrationNews } from '@functions/identity/registrationNews'
import { countsOf } from '@functions/insights/counting'
import { standingGone } from '@functions/terms/standingGone'
import { TAKE_BACK_DAYS } from '@shared/rules/people/registration'
import { addDays, dayOf } from '@shared/rules/time/day'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, entriesOf } from '../support/ledger'
import { anOffer, redeem, shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { consumerOf, news } from '../support/stream'

let streetId: string
let staff: Person
let worker: Person
const DAY_MS = 86_400_000
const REASON = '不在本社区居住或工作，请改选社区'

beforeAll(() => ownTable({ stream: true }))
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  worker = await aPerson(streetId, { grants: [] })
  await waits()
})
afterEach(async () => expect(await verifyLedger(streetId)).toMatchObject({ differences: [] }))

/** The member's registration waits to be decided. */
async function waits() {
  await Profile.build(UpdateItemCommand)
    .item({ memberId: worker.memberId, status: 'pending', decisionId: $remove(), decisionHash: $remove() })
    .send()
}
const confirm = (by = staff, id = anId()) => call('identity', 'confirm', { memberId: worker.memberId, id }, by)
const takeBack = (by = staff, id = anId(), reason = REASON) =>
  call('identity', 'takeBack', { memberId: worker.memberId, id, reason, fields: ['phone'] }, by)
const me = async () => (await call('identity', 'me', {}, await signedIn())).body
/** The worker as the token of a new sign-in names them. */
const signedIn = async (): Promise<Person> => {
  const { Item } = await Profile.build(GetItemCommand)
    .key({ memberId: worker.memberId })
    .options({ consistent: true })
    .send()
  const { epoch } = await accountOf(worker.memberId)
  return { ...worker, epoch, grants: Item?.grants.some(({ role }) => role === 'worker') ? [{ role: 'worker' }] : [] }
}

test('a confirmation by mistake is taken back: no worker any more, points gone, the reason to be read, sent again later', async () => {
  expect((await confirm()).body).toMatchObject({ status: 'confirmed', points: 50 })
  const asWorker = await signedIn()
  const id = anId()
  const first = await takeBack(staff, id)
  expect(first).toMatchObject({ status: 200, body: { status: 'rejected', points: -50 } })
  expect(await takeBack(staff, id)).toEqual(first)
  expect(await takeBack(staff, id, '别的原因')).toMatchObject({ body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await takeBack()).toMatchObject({ status: 409, body: { code: 'REGISTRATION_DECIDED' } })
  expect(await me()).toMatchObject({
    ...{ status: 'rejected', grants: [] },
    rejectReason: REASON,
    rejectFields: ['phone'],
  })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 0 })
  const offer = await anOffer(streetId)
  expect((await redeem(asWorker, offer)).status).toBe(401)
  // Sent again and confirmed: the points come back, the first answer stays.
  await waits()
  expect(await takeBack(staff, id)).toEqual(first)
  expect((await confirm()).body.points).toBe(50)
  expect(await takeBack(staff, id)).toEqual(first)
})

test('what was spent stays spent, and the next confirmation brings so much less', async () => {
  await confirm()
  const offer = await anOffer(streetId)
  expect((await redeem(await signedIn(), offer)).status).toBe(201)
  const { held } = await accountOf(worker.memberId)
  expect(held).toBeGreaterThan(0)
  expect((await takeBack()).body.points).toBe(held - 50)
  await waits()
  expect((await confirm()).body.points).toBe(50 - held)
  const reasons = (await entriesOf(worker.memberId)).map(({ reason }) => reason)
  expect(reasons).toEqual(expect.arrayContaining(['registration', 'earnReversed', 'mealHold']))
  expect((await accountOf(worker.memberId)).balance).toBe(50)
})

test('it is not one’s own, not another community’s, and not after a week', async () => {
  await confirm()
  const west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  expect(await takeBack(west)).toMatchObject({ status: 404 })
  expect(await takeBack(worker)).toMatchObject({ status: 403 })
  const both: Person = { ...worker, epoch: 1, grants: [{ role: 'admin' }] }
  expect(await takeBack(both)).toMatchObject({ body: { code: 'OWN_REGISTRATION' } })
  await shifted(TAKE_BACK_DAYS * DAY_MS + 60_000, async () => {
    expect(await takeBack(staff, anId())).toMatchObject({ status: 409, body: { code: 'TAKE_BACK_TOO_LATE' } })
  })
  expect((await me()).status).toBe('confirmed')
})

test('ten at once take it back once', async () => {
  await confirm()
  const answers = await Promise.all(Array.from({ length: 10 }, () => takeBack()))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'REGISTRATION_DECIDED')).toHaveLength(9)
  expect((await accountOf(worker.memberId)).balance).toBe(0)
})

test('the member is told, once, and the day’s number of confirmations is right again', async () => {
  await confirm()
  const decided = (await news(streetId)).length
  expect(decided).toBeGreaterThan(0)
  await takeBack()
  const Records = await news(streetId)
  const consume = consumerOf(registrationNews)
  await consume({ Records })
  await consume({ Records })
  const { body } = await call('messages', 'list', { limit: 20 }, await signedIn())
  expect(body.items).toMatchObject([
    { title: '报到确认撤回了', text: `社区说：${REASON}。报到得的 50 分收回了。改好后可以再交。` },
  ])
  const at = Date.parse('2031-11-19T23:59:00+08:00')
  const record = {
    _et: 'audit',
    streetId,
    communityId: 'east',
    action: 'registrationTakenBack',
    at: at + DAY_MS,
    confirmedAt: at,
  }
  expect(countsOf(record)).toMatchObject([{ bucket: 'DAY#2031-11-19#east', name: 'confirmed', by: -1 }, { by: -1 }])
})

test('FT-01 whoever was given a post by then holds it no more, and an offer ends: told once, also when the record comes again', async () => {
  await confirm()
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  const today = dayOf(Date.now())
  const offer = (post: 'advocate' | 'partTimeGridWorker') => ({
    ...{ id: anId(), memberId: worker.memberId, post, from: today, to: addDays(today, 90), adult: true },
  })
  const held = (await call('terms', 'appoint', offer('advocate'), admin)).body.termId
  const offered = (await call('terms', 'appoint', offer('partTimeGridWorker'), admin)).body.termId
  expect((await call('terms', 'accept', { termId: held, id: anId() }, await signedIn())).status).toBe(200)
  await takeBack()
  const consume = consumerOf(standingGone)
  const Records = await news(streetId)
  const stateOf = async (termId: string) => (await call('terms', 'detail', { termId }, admin)).body.term
  for (let times = 0; times < 2; times++) {
    expect(await consume({ Records })).toEqual({ batchItemFailures: [] })
    for (const termId of [held, offered]) {
      expect(await stateOf(termId)).toMatchObject({ state: 'ended', reason: '报到确认已撤回' })
    }
  }
  // Confirmed again, nothing of it comes back, and a late record ends no new one.
  await waits()
  await confirm()
  const again = (await call('terms', 'appoint', offer('advocate'), admin)).body.termId
  expect(await consume({ Records })).toEqual({ batchItemFailures: [] })
  expect(await stateOf(again)).toMatchObject({ state: 'offered' })
})
