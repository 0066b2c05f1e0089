import type { OfferItem } from '@functions/meals/catalogue'
import { changeOffer } from '@functions/meals/offers'
import { shardsFor } from '@functions/meals/stock'
import { stockOf } from '@functions/meals/stockNow'
import { qrPayload } from '@shared/rules/points/voucher'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { aClerk, anOffer, qrOf, redeem, shifted, ticketFor } from '../support/meals'

let streetId: string
let worker: Person
let clerk: Person
let offer: OfferItem

const MINUTE = 60_000
const DAY = 86_400_000
/** Noon of tomorrow, as an offset of the clock: far from the turn of any day. */
const noon = () => startOf(addDays(dayOf(Date.now()), 1)) + 12 * 60 * MINUTE - Date.now()
const sold = async () =>
  (await stockOf(streetId, offer.offerId, dayOf(Date.now()))).reduce((sum, each) => sum + each.sold, 0)

beforeAll(async () => {
  ;({ streetId } = await aStreet())
})
beforeEach(async () => {
  offer = await anOffer(streetId)
  worker = await aPerson(streetId, { points: 100 })
  clerk = await aClerk(streetId, offer.merchantId)
})

describe('redeeming', () => {
  test('holds the points, takes a meal out of the stock and issues a voucher', async () => {
    const { status, body } = await redeem(worker, offer)
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'issued', pricePoints: 12, cashFen: 500, merchantName: '测试面馆' })
    expect(body.code).toMatch(/^\d{8}$/)
    expect(body.qrSecret).toMatch(/^[0-9a-f]{64}$/)
    expect(await accountOf(worker.memberId)).toMatchObject({
      balance: 100,
      held: 12,
      available: 88,
      tasks: { [body.voucherId]: { kind: 'voucher', title: '测试套餐' } },
    })
    expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 100, held: 12 })
    expect(await sold()).toBe(1)
  })

  test('the same id again gets the voucher it made, and nothing is held twice', async () => {
    const id = anId()
    const first = await redeem(worker, offer, id)
    expect(await redeem(worker, offer, id)).toEqual(first)
    expect(await accountOf(worker.memberId)).toMatchObject({ held: 12 })
    expect(await sold()).toBe(1)
  })

  test('twenty sendings of one id at once make one voucher', async () => {
    const id = anId()
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(worker, offer, id)))
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(1)
    expect(answers.every(({ status }) => status === 201)).toBe(true)
    expect(await sold()).toBe(1)
  })

  test('a retry after the window closed, the stock ran out or the offer changed still gets its first answer', async () => {
    const id = anId()
    const first = await redeem(worker, offer, id)
    await changeOffer(streetId, offer.offerId, { onSale: false, stockPerDay: 1 })
    expect(await redeem(worker, offer, id)).toEqual(first)
  })

  test('the same id for another meal is a conflict', async () => {
    const other = await anOffer(streetId)
    const id = anId()
    await redeem(worker, offer, id)
    expect(await redeem(worker, other, id)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  })

  test('too few points say how many are missing', async () => {
    const poor = await aPerson(streetId, { points: 5 })
    expect(await redeem(poor, offer)).toMatchObject({
      status: 409,
      body: { code: 'NOT_ENOUGH_POINTS', message: '积分不够，还差 7 分', data: { missing: 7 } },
    })
    expect(await sold()).toBe(0)
  })

  test('the limit of a day and of ever are kept, and a voucher that came back counts no more', async () => {
    const limited = await anOffer(streetId, { perDay: 2, perWorker: 2, pricePoints: 1 })
    const { body } = await redeem(worker, limited)
    await redeem(worker, limited)
    expect(await redeem(worker, limited)).toMatchObject({ status: 409, body: { code: 'OFFER_LIMIT' } })
    const tomorrow = await shifted(DAY, () => redeem(worker, limited))
    expect(tomorrow).toMatchObject({ status: 409, body: { code: 'OFFER_LIMIT' } })
    await call('meals', 'cancel', { voucherId: body.voucherId, id: anId() }, worker)
    expect((await redeem(worker, limited)).status).toBe(201)
  })

  test('the last meal of each shard is found, and then it is sold out', async () => {
    offer = await anOffer(streetId, { stockPerDay: 5, stockShards: 4, perDay: 50, pricePoints: 1 })
    const statuses = []
    for (let i = 0; i < 6; i++) statuses.push((await redeem(worker, offer)).status)
    expect(statuses).toEqual([201, 201, 201, 201, 201, 409])
    expect((await redeem(worker, offer)).body.code).toBe('SOLD_OUT')
    expect(await sold()).toBe(5)
  })

  test('closed is closed: off sale, another weekday, after the window, before and after its season', async () => {
    const today = dayOf(Date.now())
    const closed = [
      { onSale: false },
      { weekdays: [] },
      { toMinute: 0 },
      { validFrom: addDays(today, 1) },
      { validTo: addDays(today, -1) },
    ]
    for (const given of closed) {
      const answer = await redeem(worker, await anOffer(streetId, { ...given, merchantId: offer.merchantId }))
      expect(answer).toMatchObject({ status: 409, body: { code: 'OFFER_CLOSED' } })
    }
    expect(await accountOf(worker.memberId)).toMatchObject({ held: 0 })
  })

  test('a warm cache that is out of date cannot sell the old price: the write itself refuses', async () => {
    await call('meals', 'offers', {}, worker)
    await elsewhere({ pricePoints: 99 })
    expect(await redeem(worker, offer)).toMatchObject({ status: 409, body: { code: 'OFFER_CHANGED' } })
    expect(await accountOf(worker.memberId)).toMatchObject({ held: 0 })
    const tomorrow = await stockOf(streetId, offer.offerId, addDays(dayOf(Date.now()), 1))
    expect(tomorrow).toMatchObject([{ version: 2, sold: 0 }])
    const fresh = await redeem(worker, { ...offer, version: 2 })
    expect(fresh).toMatchObject({ status: 201, body: { pricePoints: 99 } })
  })

  test('a warm cache cannot sell out of a part of the stock that an offer no longer has', async () => {
    offer = await anOffer(streetId, { stockShards: 4 })
    let buyer = worker
    while (shardsFor(offer, buyer.memberId)[0] === 0) buyer = await aPerson(streetId, { points: 100 })
    await call('meals', 'offers', {}, buyer)
    await elsewhere({ pricePoints: 99, stockShards: 1 })
    expect(await redeem(buyer, offer)).toMatchObject({ status: 409, body: { code: 'OFFER_CHANGED' } })
    expect(await accountOf(buyer.memberId)).toMatchObject({ held: 0 })
  })

  test('a meal and a shop that came after the cache was filled can be had at once', async () => {
    await call('meals', 'offers', {}, worker)
    const fresh = await anOffer(streetId, { perWorker: 3 })
    expect((await redeem(worker, fresh)).status).toBe(201)
    const { body } = await call('meals', 'offer', { offerId: fresh.offerId }, worker)
    expect(body).toMatchObject({ perDay: 2, perWorker: 3 })
  })

  test('a changed number of meals counts those already sold', async () => {
    const rich = await aPerson(streetId, { points: 1000 })
    offer = await anOffer(streetId, { perDay: 50, pricePoints: 1 })
    for (let i = 0; i < 4; i++) await redeem(rich, offer)
    const changed = await changeOffer(streetId, offer.offerId, { stockPerDay: 6, stockShards: 3 })
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await redeem(rich, changed)).status)
    expect(statuses).toEqual([201, 201, 409])
    const fewer = await changeOffer(streetId, offer.offerId, { stockPerDay: 2, stockShards: 1 })
    expect((await redeem(rich, fewer)).body.code).toBe('SOLD_OUT')
  })

  test('another street’s meal is not there', async () => {
    const abroad = await anOffer((await aStreet()).streetId)
    expect(await redeem(worker, abroad)).toMatchObject({ status: 404 })
  })

  test('a token from before a sign-out everywhere can no longer spend', async () => {
    await accountOf(worker.memberId, { epoch: 2 })
    expect(await redeem(worker, offer)).toMatchObject({ status: 401 })
  })
})

/** Changes the offer as another instance of the function would: with caches of its own. */
const elsewhere = (change: Partial<OfferItem>) =>
  jest.isolateModulesAsync(async () => {
    const other = await import('@functions/meals/offers')
    await other.changeOffer(streetId, offer.offerId, change)
  })

describe('what is on offer', () => {
  test('offers say what is left today and leave out what is not sold', async () => {
    const own = await aStreet()
    const local = await aPerson(own.streetId, { points: 100 })
    const shown = await anOffer(own.streetId, { stockPerDay: 7, stockShards: 3 })
    await anOffer(own.streetId, { onSale: false })
    await redeem(local, shown)
    const { body } = await call('meals', 'offers', {}, local)
    expect(body.items).toMatchObject([{ offerId: shown.offerId, leftToday: 6, onSale: true, version: 1 }])
    const shops = await call('meals', 'merchants', { limit: 1 }, local)
    expect(shops.body.items).toHaveLength(1)
    expect(shops.body.cursor).toBeDefined()
    const one = await call('meals', 'offer', { offerId: shown.offerId }, local)
    expect(one.body).toEqual({ ...body.items[0], available: 88, waiting: 'none' })
  })
})

describe('a voucher', () => {
  test('is shown to its owner alone, newest first, and its secret only while it lives', async () => {
    const first = (await redeem(worker, offer)).body
    const second = (await redeem(worker, offer)).body
    await call('meals', 'cancel', { voucherId: first.voucherId, id: anId() }, worker)
    const { body } = await call('meals', 'vouchers', {}, worker)
    expect(body.items.map(({ voucherId, state }) => [voucherId, state])).toEqual([
      [second.voucherId, 'issued'],
      [first.voucherId, 'cancelled'],
    ])
    expect(body.items[1]).not.toHaveProperty('qrSecret')
    expect(body.items[1]).not.toHaveProperty('code')
    const stranger = await aPerson(streetId)
    const theirs = await call('meals', 'voucher', { voucherId: second.voucherId }, stranger)
    expect(theirs.status).toBe(404)
    const mine = await call('meals', 'voucher', { voucherId: second.voucherId }, worker)
    expect(mine.body).toMatchObject({ ...second, serverTime: expect.any(Number) })
  })

  test('given back returns points, stock and the day’s count, once', async () => {
    const { body } = await redeem(worker, offer)
    const input = { voucherId: body.voucherId, id: anId() }
    const cancelled = await call('meals', 'cancel', input, worker)
    expect(cancelled.body).toMatchObject({ state: 'cancelled' })
    expect(await call('meals', 'cancel', input, worker)).toEqual(cancelled)
    const again = await call('meals', 'cancel', { ...input, id: anId() }, worker)
    expect(again).toMatchObject({ status: 409, body: { code: 'VOUCHER_NOT_LIVE', message: '这张券已取消，不能再用' } })
    expect(await accountOf(worker.memberId)).toMatchObject({ balance: 100, held: 0, available: 100, tasks: {} })
    expect(await sold()).toBe(0)
  })

  test('an id that cancelled one voucher cannot cancel another', async () => {
    const [one, two] = [(await redeem(worker, offer)).body, (await redeem(worker, offer)).body]
    const id = anId()
    await call('meals', 'cancel', { voucherId: one.voucherId, id }, worker)
    const answer = await call('meals', 'cancel', { voucherId: two.voucherId, id }, worker)
    expect(answer).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
    expect(await accountOf(worker.memberId)).toMatchObject({ held: 12 })
  })

  test('cancelled and redeemed at the same moment, it is one of the two', async () => {
    for (let round = 0; round < 5; round++) {
      const someone = await aPerson(streetId, { points: 12 })
      const { body } = await redeem(someone, await anOffer(streetId, { merchantId: offer.merchantId }))
      const ticket = await ticketFor(clerk, body)
      const [cancelled, confirmed] = await Promise.all([
        call('meals', 'cancel', { voucherId: body.voucherId, id: anId() }, someone),
        call('meals', 'confirm', { id: anId(), ticket }, clerk),
      ])
      expect([cancelled.status, confirmed.status].sort()).toEqual(cancelled.status === 200 ? [200, 409] : [201, 409])
      const { balance, held } = await accountOf(someone.memberId)
      expect({ balance, held }).toEqual({ balance: cancelled.status === 200 ? 12 : 0, held: 0 })
      expect(await sumOfEntries(someone.memberId)).toEqual({ balance, held })
    }
  })
})

describe('at the counter', () => {
  test('a scan shows whom and what, a confirmation posts the points, and the list tells it', async () => {
    const { body } = await redeem(worker, offer)
    const shown = await call('meals', 'preview', qrOf(body), clerk)
    expect(shown.body).toMatchObject({ title: '测试套餐', workerLabel: '测*甲', pricePoints: 12, cashFen: 500 })
    const id = anId()
    const done = await call('meals', 'confirm', { id, ticket: shown.body.ticket }, clerk)
    expect(done).toMatchObject({
      status: 201,
      body: { id, outcome: 'redeemed', workerLabel: '测*甲', clerkLabel: '测*甲', codeTail: body.code?.slice(-4) },
    })
    expect(await call('meals', 'confirm', { id, ticket: shown.body.ticket }, clerk)).toEqual(done)
    expect(await accountOf(worker.memberId)).toMatchObject({
      balance: 88,
      held: 0,
      available: 88,
      spent: 12,
      tasks: {},
    })
    expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 88, held: 0 })
    const list = await call('meals', 'redemptions', {}, clerk)
    expect(list.body.items).toEqual([done.body])
    const other = await aClerk(streetId, (await anOffer(streetId)).merchantId)
    expect((await call('meals', 'redemptions', {}, other)).body.items).toEqual([])
    const mine = await call('meals', 'voucher', { voucherId: body.voucherId }, worker)
    expect(mine.body).toMatchObject({ state: 'redeemed', settledByLabel: '测*甲' })
  })

  test('a second scan says who redeemed it and when, by QR and by code', async () => {
    const { body } = await redeem(worker, offer)
    await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, body) }, clerk)
    for (const scanned of [qrOf(body), { kind: 'code' as const, code: body.code ?? '' }]) {
      const answer = await call('meals', 'preview', scanned, clerk)
      expect(answer).toMatchObject({ status: 409, body: { code: 'VOUCHER_ALREADY_REDEEMED' } })
      expect(answer.body.message).toMatch(/^这张券已由 测\*甲 在 今天 \d\d:\d\d 核销$/)
    }
  })

  test('a screenshot is useless a minute later; a code of another street or shop opens nothing', async () => {
    const { body } = await redeem(worker, offer)
    const old = await call('meals', 'preview', qrOf(body, Date.now() - 90_000), clerk)
    expect(old).toMatchObject({ status: 422, body: { code: 'QR_EXPIRED' } })
    const guessed = await call('meals', 'preview', { kind: 'qr', payload: qrPayload('00000000', '000000') }, clerk)
    expect(guessed.body.code).toBe('QR_EXPIRED')
    const noise = await call('meals', 'preview', { kind: 'qr', payload: 'https://example.test/?q=1' }, clerk)
    expect(noise).toMatchObject({ status: 422, body: { code: 'VOUCHER_CODE_INVALID' } })
    const neighbour = await aClerk(streetId, (await anOffer(streetId)).merchantId)
    const theirs = await call('meals', 'preview', qrOf(body), neighbour)
    expect(theirs).toMatchObject({ status: 403, body: { code: 'VOUCHER_OTHER_MERCHANT' } })
    const abroad = await aClerk((await aStreet()).streetId, offer.merchantId)
    expect((await call('meals', 'preview', qrOf(body), abroad)).body.code).toBe('QR_EXPIRED')
    expect((await call('meals', 'preview', qrOf(body), clerk)).status).toBe(200)
  })

  test('ten wrong typed codes shut the keyboard for a while, even for a right one; the scanner works on', async () => {
    const { body } = await redeem(worker, offer)
    const typed = (code: string) => call('meals', 'preview', { kind: 'code', code }, clerk)
    const wrong = String((Number(body.code) + 1) % 1e8).padStart(8, '0')
    for (let i = 0; i < 10; i++) expect((await typed(wrong)).body.code).toBe('VOUCHER_CODE_INVALID')
    expect(await typed(body.code ?? '')).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } })
    expect((await call('meals', 'preview', qrOf(body), clerk)).status).toBe(200)
  })

  test('before its time a voucher waits, after it nobody can use it, even if no schedule ever ran', async () => {
    const lunch = await anOffer(streetId, { fromMinute: 660, toMinute: 780, merchantId: offer.merchantId })
    const at = noon()
    const early = at - 120 * MINUTE
    const { body } = await shifted(early, () => redeem(worker, lunch))
    const now = (offset: number) => Date.now() + offset
    const tooEarly = await shifted(early, () => call('meals', 'preview', qrOf(body, now(early)), clerk))
    expect(tooEarly).toMatchObject({
      status: 409,
      body: { code: 'VOUCHER_TOO_EARLY', message: '还没到用餐时间，今天 11:00 开始' },
    })
    const last = at + 59 * MINUTE
    const ticket = await shifted(
      last,
      async () => (await call('meals', 'preview', qrOf(body, now(last)), clerk)).body.ticket,
    )
    const over = last + 1.5 * MINUTE
    const late = await shifted(over, () => call('meals', 'confirm', { id: anId(), ticket }, clerk))
    expect(late).toMatchObject({ status: 409, body: { code: 'VOUCHER_NOT_LIVE', message: '这张券已过期，不能再用' } })
    const seen = await shifted(over, () => call('meals', 'voucher', { voucherId: body.voucherId }, worker))
    expect(seen.body.state).toBe('expired')
    const back = await shifted(over, () => call('meals', 'cancel', { voucherId: body.voucherId, id: anId() }, worker))
    expect(back).toMatchObject({ status: 409, body: { code: 'VOUCHER_NOT_LIVE' } })
    expect((await accountOf(worker.memberId)).held).toBe(12)
  })

  test('a refusal needs a reason and gives everything back, once', async () => {
    const { body } = await redeem(worker, offer)
    const input = { id: anId(), ticket: await ticketFor(clerk, body), reason: '今天卖完了' }
    const nothing = await call('meals', 'refuse', { ...input, reason: ' ' }, clerk)
    expect(nothing).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
    const refused = await call('meals', 'refuse', input, clerk)
    expect(refused).toMatchObject({ status: 201, body: { outcome: 'refused' } })
    expect(await call('meals', 'refuse', input, clerk)).toEqual(refused)
    const other = await call('meals', 'refuse', { ...input, reason: '别的原因' }, clerk)
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
    expect(await accountOf(worker.memberId)).toMatchObject({ balance: 100, held: 0, available: 100, tasks: {} })
    expect(await sold()).toBe(0)
    const mine = await call('meals', 'voucher', { voucherId: body.voucherId }, worker)
    expect(mine.body).toMatchObject({ state: 'refused', refuseReason: '今天卖完了' })
  })

  test('a ticket is its clerk’s own, lives two minutes, and after that a repeat still gets its first answer', async () => {
    const { body } = await redeem(worker, offer)
    const ticket = await ticketFor(clerk, body)
    const colleague = await aClerk(streetId, offer.merchantId)
    const stolen = await call('meals', 'confirm', { id: anId(), ticket }, colleague)
    expect(stolen).toMatchObject({ status: 409, body: { code: 'TICKET_EXPIRED' } })
    const forged = await call('meals', 'confirm', { id: anId(), ticket: `${ticket.slice(0, -3)}AAA` }, clerk)
    expect(forged.body.code).toBe('TICKET_EXPIRED')
    const id = anId()
    const done = await call('meals', 'confirm', { id, ticket }, clerk)
    const repeated = await shifted(3 * MINUTE, () => call('meals', 'confirm', { id, ticket }, clerk))
    expect(repeated).toEqual(done)
    const late = await shifted(3 * MINUTE, () => call('meals', 'confirm', { id: anId(), ticket }, clerk))
    expect(late.body.code).toBe('TICKET_EXPIRED')
  })

  test('one id confirms one voucher', async () => {
    const [one, two] = [(await redeem(worker, offer)).body, (await redeem(worker, offer)).body]
    const id = anId()
    await call('meals', 'confirm', { id, ticket: await ticketFor(clerk, one) }, clerk)
    const answer = await call('meals', 'confirm', { id, ticket: await ticketFor(clerk, two) }, clerk)
    expect(answer).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
    expect(await accountOf(worker.memberId)).toMatchObject({ balance: 88, held: 12 })
  })

  test('a clerk who lost the job or signed out everywhere confirms nothing', async () => {
    const { body } = await redeem(worker, offer)
    const ticket = await ticketFor(clerk, body)
    const moved: Person = { ...clerk, grants: [{ role: 'merchant', merchantId: 'elsewhere' }] }
    expect(await call('meals', 'confirm', { id: anId(), ticket }, moved)).toMatchObject({ status: 403 })
    await accountOf(clerk.memberId, { epoch: 2 })
    expect(await call('meals', 'confirm', { id: anId(), ticket }, clerk)).toMatchObject({ status: 401 })
    expect((await accountOf(worker.memberId)).held).toBe(12)
  })

  test('a clerk who is a worker too can eat at the own shop', async () => {
    const both = await aPerson(streetId, {
      points: 50,
      grants: [{ role: 'worker' }, { role: 'merchant', merchantId: offer.merchantId }],
    })
    const { body } = await redeem(both, offer)
    const done = await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(both, body) }, both)
    expect(done.status).toBe(201)
    const second = (await redeem(both, offer)).body
    const input = { id: anId(), ticket: await ticketFor(both, second), reason: '不想吃了' }
    expect((await call('meals', 'refuse', input, both)).status).toBe(201)
    expect(await sumOfEntries(both.memberId)).toEqual({ balance: 38, held: 0 })
  })

  test('a ticket fits the contract however long the names are', async () => {
    const merchantId = `m${'x'.repeat(31)}`
    const named = await anOffer(streetId, {
      title: '招牌双人份番茄牛腩面配时令小菜加例汤再送一份水果拼盘和豆浆一大杯暖心套餐',
      merchantId,
    })
    const { Merchant } = await import('@functions/meals/entities')
    const { PutItemCommand } = await import('dynamodb-toolbox/entity/actions/put')
    await Merchant.build(PutItemCommand)
      .item({
        streetId,
        merchantId,
        name: '长',
        address: '',
        phone: '',
        communityId: 'c'.repeat(32),
        location: { latitude: 0, longitude: 0 },
        parking: false,
      })
      .send()
    const cook = await aClerk(streetId, merchantId)
    const { body } = await redeem(worker, named)
    const ticket = await ticketFor(cook, body)
    expect(ticket.length).toBeLessThanOrEqual(1024)
    expect((await call('meals', 'confirm', { id: anId(), ticket }, cook)).status).toBe(201)
  })
})
