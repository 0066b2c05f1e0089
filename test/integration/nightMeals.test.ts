import { expireVouchers } from '@functions/meals/expire'
import { remindOfVouchers } from '@functions/meals/remind'
import { stockOf } from '@functions/meals/stockNow'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf } from '../support/ledger'
import { aClerk, aMerchant, anOffer, anOwner, redeem, shifted, ticketFor } from '../support/meals'

/** The evening of a Wednesday and the small hours after it, by Shanghai's clock. */
const at = (text: string) => Date.parse(`${text}+08:00`) - Date.now()
const EVENING = '2031-11-19T23:50:00'
const NIGHT = '2031-11-20T01:30:00'
const LATE = { fromMinute: 1320, toMinute: 120 }

let streetId: string
let worker: Person
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  worker = await aPerson(streetId, { points: 100 })
})

test('a shop offers a meal from 22:00 to 02:00; 22:00 to 22:00 it cannot', async () => {
  const merchantId = await aMerchant(streetId)
  const owner = await anOwner(streetId, merchantId)
  const meal = {
    ...{ merchantId, title: '夜宵', description: '一碗面', pricePoints: 12, cashFen: 0, stockPerDay: 10, ...LATE },
    ...{ weekdays: [0, 1, 2, 3, 4, 5, 6], perDay: 1, onSale: true, validFrom: '2031-01-01', validTo: '2031-12-31' },
    picture: { kind: 'drawing' as const, code: 'noodle' as const },
  }
  const made = await call('shops', 'createOffer', { ...meal, id: anId() }, owner)
  expect(made).toMatchObject({ status: 201, body: LATE })
  const whole = await call('shops', 'createOffer', { ...meal, id: anId(), toMinute: 1320 }, owner)
  expect(whole).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
})

test('the voucher of 23:50 is good until 02:00; stock, limit and the shop’s day are those of the day it began on', async () => {
  const offer = await anOffer(streetId, { ...LATE, perDay: 1, stockPerDay: 2 })
  const clerk = await aClerk(streetId, offer.merchantId)
  const voucher = await shifted(at(EVENING), async () => (await redeem(worker, offer)).body)
  expect(voucher.expiresAt).toBe(Date.parse('2031-11-20T02:00:00+08:00'))
  await shifted(at(NIGHT), async () => {
    expect((await redeem(worker, offer)).body.code).toBe('OFFER_LIMIT')
    const other = await aPerson(streetId, { points: 100 })
    expect((await redeem(other, offer)).status).toBe(201)
    expect((await redeem(await aPerson(streetId, { points: 100 }), offer)).body.code).toBe('SOLD_OUT')
    expect(await stockOf(streetId, offer.offerId, '2031-11-19')).toMatchObject([{ sold: 2 }])
    const input = { id: anId(), ticket: await ticketFor(clerk, voucher) }
    const receipt = await call('meals', 'confirm', input, clerk)
    expect(receipt.status).toBe(201)
    expect(await call('meals', 'confirm', input, clerk)).toEqual(receipt)
    const ofDay = async (day: string) => (await call('meals', 'redemptions', { day }, clerk)).body.items.length
    expect([await ofDay('2031-11-19'), await ofDay('2031-11-20')]).toEqual([1, 0])
  })
})

test('it is reminded of before 02:00 and expires after it, and the points come back', async () => {
  const offer = await anOffer(streetId, LATE)
  await shifted(at(EVENING), () => redeem(worker, offer))
  await shifted(at('2031-11-20T00:30:00'), async () => expect(await remindOfVouchers(streetId)).toBe(0))
  await shifted(at('2031-11-20T01:10:00'), async () => expect(await remindOfVouchers(streetId)).toBe(1))
  await shifted(at(NIGHT), async () => expect(await expireVouchers(streetId)).toBe(0))
  await shifted(at('2031-11-20T02:05:00'), async () => expect(await expireVouchers(streetId)).toBe(1))
  expect(await accountOf(worker.memberId)).toMatchObject({ held: 0, available: 100 })
})

test('what its owner changes in the small hours holds for the meals that are still sold', async () => {
  const offer = await anOffer(streetId, { ...LATE, stockPerDay: 1 })
  await shifted(at(EVENING), () => redeem(worker, offer))
  await shifted(at(NIGHT), async () => {
    const { changeOffer } = await import('@functions/meals/offers')
    const more = await changeOffer(streetId, offer.offerId, { stockPerDay: 2 })
    expect((await redeem(await aPerson(streetId, { points: 100 }), more)).status).toBe(201)
    expect((await redeem(await aPerson(streetId, { points: 100 }), more)).body.code).toBe('SOLD_OUT')
  })
})
