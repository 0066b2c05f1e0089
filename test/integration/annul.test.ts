import { handler } from '@functions/events/onRecords'
import { handler as counting } from '@functions/insights/onRecords'
import { Street } from '@functions/stations/entities'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf, monthAfter, startOf } from '@shared/rules/time/day'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { aClerk, anOffer, anOwner, redeem, shifted, ticketFor } from '../support/meals'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

const MONTH = monthOf(dayOf(Date.now()))
const NEXT = monthAfter(MONTH)
/** Noon of a day of a later month, from now. */
const until = (month: string, date = 2) =>
  startOf(`${month}-${String(date).padStart(2, '0')}`) + 12 * 3_600_000 - Date.now()

let streetId: string
let merchantId: string
let admin: Person
let owner: Person
let clerk: Person
let worker: Person
let offer: Awaited<ReturnType<typeof anOffer>>

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await Street.build(UpdateItemCommand).item({ streetId, pointFen: 10 }).send()
  offer = await anOffer(streetId, { stockPerDay: 1, perDay: 1, perWorker: 1 })
  ;({ merchantId } = offer)
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  owner = await anOwner(streetId, merchantId)
  clerk = await aClerk(streetId, merchantId)
  worker = await aPerson(streetId, { points: 50 })
})
afterEach(async () => {
  expect(await verifyMeals(streetId)).toEqual([])
})

/** A meal handed out to somebody; the record at the counter. */
async function handedOut(to = worker): Promise<{ redemptionId: string; voucherId: string }> {
  const { body } = await redeem(to, offer)
  const redemptionId = anId()
  const { status } = await call('meals', 'confirm', { id: redemptionId, ticket: await ticketFor(clerk, body) }, clerk)
  if (status !== 201) throw new Error(`confirm was answered ${status}`)
  return { redemptionId, voucherId: body.voucherId }
}
const annul = (redemptionId: string, by = owner, id = anId(), reason = '扫错了人的码') =>
  call('shops', 'annul', { merchantId, redemptionId, id, reason }, by)
const monthSeen = async (month = MONTH, by = owner) => (await call('shops', 'month', { merchantId, month }, by)).body
const close = (month: string) => call('shops', 'closeMonth', { merchantId, month, id: anId() }, admin)
const settle = async () => {
  const Records = await streamed(streetId)
  for (const each of [handler, counting]) expect(await each({ Records })).toEqual({ batchItemFailures: [] })
}

test('a meal confirmed by mistake is taken back by the owner: points, limits, stock and month as if it had not been', async () => {
  const { redemptionId, voucherId } = await handedOut()
  expect((await redeem(worker, offer)).body.code).toBe('OFFER_LIMIT')
  const id = anId()
  const done = await annul(redemptionId, owner, id)
  expect(done).toMatchObject({
    status: 200,
    body: { outcome: 'annulled', annuls: redemptionId, reason: '扫错了人的码', clerkLabel: '测*甲' },
  })
  expect(await annul(redemptionId, owner, id)).toEqual(done)
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 50, held: 0 })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 50, held: 0, available: 50, spent: 0 })
  const { items, mayAnnul } = await monthSeen()
  expect([mayAnnul, items.map(({ outcome }) => outcome).sort()]).toEqual([true, ['annulled', 'redeemed']])
  const voucher = await call('meals', 'voucher', { voucherId }, worker)
  expect(voucher.body).toMatchObject({
    state: 'annulled',
    annulledByLabel: '测*甲',
    settledByLabel: '测*甲',
    refuseReason: '扫错了人的码',
  })
  await settle()
  await settle()
  expect((await monthSeen()).statement).toMatchObject({ own: { vouchers: 0, points: 0 } })
  const news = (await inboxOf(worker)).items.filter(({ text }) => text.includes('已更正'))
  expect(news).toHaveLength(1)
  expect(news[0]?.text).toMatch(/测\*甲已更正：扫错了人的码。12 分已退回/)
  expect((await redeem(worker, offer)).status).toBe(201)
})

test('once, whoever and how many try, and the others read who was first', async () => {
  const { redemptionId } = await handedOut()
  const answers = await Promise.all([owner, admin, owner, admin, owner].map((by) => annul(redemptionId, by)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers.filter((each) => each.status !== 200)) {
    expect([status, body.code]).toEqual([409, 'VOUCHER_ANNULLED'])
    expect(body.message).toContain('测*甲')
  }
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 50, held: 0 })
})

test('not by a clerk, not by another shop, not for oneself, not what was sent back or never there', async () => {
  const { redemptionId } = await handedOut()
  expect((await annul(redemptionId, clerk)).body.code).toBe('FORBIDDEN')
  const other = await anOwner(streetId, (await anOffer(streetId)).merchantId)
  expect((await annul(redemptionId, other)).body.code).toBe('NOT_FOUND')
  expect((await annul(anId())).body.code).toBe('NOT_FOUND')
  expect((await annul(redemptionId, owner, redemptionId)).body.code).toBe('IDEMPOTENCY_CONFLICT')
  const { body } = await redeem(await anotherEater(), offer)
  const refusedId = anId()
  const ticket = await ticketFor(clerk, body)
  await call('meals', 'refuse', { id: refusedId, ticket, reason: '卖完了' }, clerk)
  expect((await annul(refusedId)).body.code).toBe('VOUCHER_NOT_LIVE')
  const eater = await aPerson(streetId, {
    points: 50,
    grants: [{ role: 'worker' }, { role: 'merchant', merchantId, owner: true }],
  })
  const own = await handedOut(eater)
  expect((await annul(own.redemptionId, eater)).body.code).toBe('OWN_ACCOUNT')
  expect((await annul(own.redemptionId, owner)).status).toBe(200)
})

test('an id of somebody else is not answered as one’s own, also with the same words', async () => {
  const { redemptionId } = await handedOut()
  const id = anId()
  await annul(redemptionId, owner, id)
  expect((await annul(redemptionId, admin, id)).body.code).toBe('IDEMPOTENCY_CONFLICT')
  expect((await annul(redemptionId, owner, id, '别的原因')).body.code).toBe('IDEMPOTENCY_CONFLICT')
})

test('in a closed month it is what the next month corrects, and after that it is too late', async () => {
  const { redemptionId } = await handedOut()
  const later = await handedOut(await anotherEater())
  await shifted(until(NEXT), async () => {
    expect((await close(MONTH)).body).toMatchObject({ own: { vouchers: 2, points: 24, valueFen: 240 } })
    expect((await annul(redemptionId, admin)).status).toBe(200)
    expect((await monthSeen()).statement).toMatchObject({ own: { vouchers: 2 } })
  })
  await shifted(until(monthAfter(NEXT)), async () => {
    const { body } = await close(NEXT)
    expect(body).toMatchObject({
      own: { vouchers: 0, points: 0, valueFen: 0 },
      correction: { vouchers: -1, points: -12, valueFen: -120 },
      total: { vouchers: -1, points: -12, valueFen: -120 },
    })
    const late = await annul(later.redemptionId)
    expect(late).toMatchObject({ status: 409, body: { code: 'ANNUL_TOO_LATE', message: /人工补积分/ } })
  })
})

test('annulled while the next month is being closed: in its correction, or too late, never lost', async () => {
  for (let round = 0; round < 4; round++) {
    offer = await anOffer(streetId)
    ;({ merchantId } = offer)
    owner = await anOwner(streetId, merchantId)
    clerk = await aClerk(streetId, merchantId)
    const { redemptionId } = await handedOut(await aPerson(streetId, { points: 50 }))
    await shifted(until(NEXT), () => close(MONTH))
    await shifted(until(monthAfter(NEXT)), async () => {
      const [closed, annulled] = await Promise.all([close(NEXT), annul(redemptionId)])
      expect(closed.status).toBe(200)
      expect(closed.body.correction.vouchers).toBe(annulled.status === 200 ? -1 : 0)
    })
  }
})

test('the table for the office and the shop lists both, and its sums agree with them', async () => {
  const { redemptionId } = await handedOut()
  await annul(redemptionId)
  const { body } = await call('shops', 'monthCsv', { merchantId, month: MONTH }, owner)
  const rows = body.csv.split('\r\n')
  expect(rows.filter((row) => row.includes('更正,-12,'))).toHaveLength(1)
  expect(rows.filter((row) => row.startsWith('本月,0 份'))).toHaveLength(1)
})

/** Another person with another meal of the same shop. */
async function anotherEater(): Promise<Person> {
  offer = await anOffer(streetId, { merchantId })
  return aPerson(streetId, { points: 50 })
}

test('a meal handed out past midnight is taken back as well: it counts for the day and the month it was sold in', async () => {
  const late = startOf(`${NEXT}-01`) - Date.now()
  offer = await anOffer(streetId, { merchantId, stockPerDay: 1, perDay: 1, fromMinute: 1320, toMinute: 120 })
  const { body: voucher } = await shifted(late - 60_000, () => redeem(worker, offer))
  const redemptionId = await shifted(late + 60_000, async () => {
    const id = anId()
    expect((await call('meals', 'confirm', { id, ticket: await ticketFor(clerk, voucher) }, clerk)).status).toBe(201)
    return id
  })
  await settle()
  expect((await monthSeen()).statement).toMatchObject({ own: { vouchers: 1 } })
  await shifted(late + 90_000, async () => {
    const id = anId()
    const done = await annul(redemptionId, owner, id)
    expect(done).toMatchObject({ status: 200, body: { outcome: 'annulled', annuls: redemptionId } })
    expect(await annul(redemptionId, owner, id)).toEqual(done)
    expect((await annul(redemptionId, owner)).body.code).toBe('VOUCHER_ANNULLED')
  })
  await settle()
  expect([await monthSeen(), await monthSeen(NEXT)]).toMatchObject([
    { statement: { own: { vouchers: 0, points: 0 } } },
    { statement: { own: { vouchers: 0 } }, items: [] },
  ])
  await shifted(late + 90_000, async () => {
    expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 50, held: 0 })
    expect((await redeem(worker, offer)).status).toBe(201)
  })
})
