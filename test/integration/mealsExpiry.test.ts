import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import type { OfferItem } from '@functions/meals/catalogue'
import { expireVouchers } from '@functions/meals/expire'
import { handler } from '@functions/meals/onSchedule'
import { stockOf } from '@functions/meals/stockNow'
import { table } from '@functions/platform/store/table'
import { ServedStreet } from '@functions/stations/registry'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { aClerk, anOffer, qrOf, redeem, shifted } from '../support/meals'

const MINUTE = 60_000
const DAY = 86_400_000
const tomorrow = addDays(dayOf(Date.now()), 1)
/** The clock's offset at a minute of tomorrow. */
const at = (minute: number) => startOf(tomorrow) + minute * MINUTE - Date.now()

let streetId: string
let lunch: OfferItem
let worker: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  lunch = await anOffer(streetId, { fromMinute: 660, toMinute: 780, perWorker: 5 })
  worker = await aPerson(streetId, { points: 50 })
})
afterEach(() => jest.restoreAllMocks())

test('what was held comes back by itself after the window, with stock, count and task, once', async () => {
  const { body } = await shifted(at(600), () => redeem(worker, lunch))
  expect(await shifted(at(779), () => expireVouchers(streetId))).toBe(0)
  expect((await accountOf(worker.memberId)).held).toBe(12)
  expect(await shifted(at(785), () => expireVouchers(streetId))).toBe(1)
  expect(await shifted(at(790), () => expireVouchers(streetId))).toBe(0)
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 50, held: 0, available: 50, tasks: {} })
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 50, held: 0 })
  expect(await stockOf(streetId, lunch.offerId, tomorrow)).toMatchObject([{ sold: 0 }])
  const seen = await call('meals', 'voucher', { voucherId: body.voucherId }, worker)
  expect(seen.body).toMatchObject({ state: 'expired', settledAt: expect.any(Number) })
})

test('a redeemed or cancelled voucher is left alone', async () => {
  const clerk = await aClerk(streetId, lunch.merchantId)
  await shifted(at(665), async () => {
    const eaten = (await redeem(worker, lunch)).body
    const { ticket } = (await call('meals', 'preview', qrOf(eaten, Date.now() + at(665)), clerk)).body
    await call('meals', 'confirm', { id: anId(), ticket }, clerk)
    const returned = (await redeem(worker, lunch)).body
    await call('meals', 'cancel', { voucherId: returned.voucherId, id: anId() }, worker)
  })
  expect(await shifted(at(900), () => expireVouchers(streetId))).toBe(0)
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 38, held: 0 })
})

test('after an outage of days the schedule goes on where it stopped', async () => {
  await expireVouchers(streetId)
  const dinner = await anOffer(streetId, { merchantId: lunch.merchantId, toMinute: 1440 })
  await shifted(at(600), () => redeem(worker, lunch))
  await shifted(at(600), () => redeem(worker, dinner))
  expect(await shifted(at(600) + 5 * DAY, () => expireVouchers(streetId))).toBe(2)
  expect((await accountOf(worker.memberId)).held).toBe(0)
})

test('a window that was moved meanwhile still ends for those who bought before', async () => {
  const { changeOffer } = await import('@functions/meals/offers')
  await shifted(at(600), () => redeem(worker, lunch))
  await shifted(at(601), () => changeOffer(streetId, lunch.offerId, { toMinute: 720, onSale: false }))
  expect(await shifted(at(730), () => expireVouchers(streetId))).toBe(0)
  expect(await shifted(at(790), () => expireVouchers(streetId))).toBe(1)
})

test('vouchers that an overloaded table did not bring are not taken for settled', async () => {
  await shifted(at(600), () => redeem(worker, lunch))
  const documents = table.getDocumentClient()
  const real = documents.send.bind(documents)
  jest.spyOn(documents, 'send').mockImplementation((command: unknown) => {
    if (!(command instanceof BatchGetCommand)) return real(command as never) as never
    const { RequestItems } = command.input
    return Promise.resolve({ Responses: { [table.getName()]: [] }, UnprocessedKeys: RequestItems }) as never
  })
  await expect(shifted(at(785), () => expireVouchers(streetId))).rejects.toThrow()
  jest.restoreAllMocks()
  expect(await shifted(at(790), () => expireVouchers(streetId))).toBe(1)
  expect((await accountOf(worker.memberId)).held).toBe(0)
})

test('three schedules at once expire each voucher once', async () => {
  const workers = await Promise.all(Array.from({ length: 8 }, () => aPerson(streetId, { points: 20 })))
  await shifted(at(600), () => Promise.all(workers.map((each) => redeem(each, lunch))))
  const counts = await shifted(at(800), () => Promise.all([1, 2, 3].map(() => expireVouchers(streetId))))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8)
  for (const { memberId } of workers) expect(await sumOfEntries(memberId)).toEqual({ balance: 20, held: 0 })
})

test('the schedule serves every street, and one that cannot be served does not stop the others', async () => {
  const broken = await aStreet()
  const hurt = await aPerson(broken.streetId, { points: 50 })
  const offer = await anOffer(broken.streetId, { fromMinute: 660, toMinute: 780 })
  await shifted(at(600), () => redeem(hurt, offer))
  await shifted(at(600), () => redeem(worker, lunch))
  // An account that lost its hold: expiring it cannot succeed, and must not be passed over in silence.
  const { Account } = await import('@functions/ledger/entities')
  const { UpdateItemCommand } = await import('dynamodb-toolbox/entity/actions/update')
  await Account.build(UpdateItemCommand).item({ memberId: hurt.memberId, held: 0 }).send()
  for (const id of [broken.streetId, streetId]) await ServedStreet.build(PutItemCommand).item({ streetId: id }).send()
  await expect(shifted(at(800), handler)).rejects.toThrow('vouchers could not be looked after')
  expect((await accountOf(worker.memberId)).held).toBe(0)
})
