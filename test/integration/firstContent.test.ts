import { Counter } from '@functions/counters/entities'
import { addDays, dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, invoke, type Person } from '../support/api'
import { aPerson, aStation, aStreet } from '../support/factories'
import { aMerchant, anOffer, redeem } from '../support/meals'
import { aCategory, aReport } from '../support/reports'

/** What a screen needs comes in one answer, and to each caller only what is theirs. */
let streetId: string
let worker: Person
/** Signed in, but nobody has confirmed them: 待确认 and 被退回 hold no role either. */
let unconfirmed: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  worker = await aPerson(streetId, { points: 100 })
  unconfirmed = await aPerson(streetId, { grants: [] })
})

describe('the street, for who is not signed in', () => {
  test('comes with all its stations and without anything secret', async () => {
    const { stationId } = await aStation(streetId)
    const { status, body } = await call('stations', 'overview', { streetId })
    expect(status).toBe(200)
    expect(body.street).toEqual((await call('stations', 'street', { streetId })).body)
    expect(body.stations).toEqual((await call('stations', 'list', { streetId, limit: 50 })).body.items)
    expect(body.stations.map((station) => station.stationId)).toContain(stationId)
    expect(JSON.stringify(body)).not.toContain('codeSecret')
  })

  test('one that is not there is not found', async () => {
    expect(await call('stations', 'overview', { streetId: 'nowhere' })).toMatchObject({ status: 404 })
  })
})

test('home brings the street along, confirmed or not', async () => {
  const { body: street } = await call('stations', 'street', { streetId })
  for (const person of [worker, unconfirmed]) {
    expect((await call('insights', 'home', {}, person)).body.street).toEqual(street)
  }
})

describe('the wallet', () => {
  test('holds my points, my live vouchers newest first, and the meals', async () => {
    const offer = await anOffer(streetId, { perDay: 5 })
    const [first, gone, last] = [await redeem(worker, offer), await redeem(worker, offer), await redeem(worker, offer)]
    await call('meals', 'cancel', { id: anId(), voucherId: gone.body.voucherId }, worker)
    const { status, body } = await call('meals', 'wallet', {}, worker)
    expect(status).toBe(200)
    expect(body.account).toEqual((await call('points', 'account', {}, worker)).body)
    expect(body.account).toMatchObject({ balance: 100, held: 24, available: 76 })
    expect(body.vouchers).toEqual([last.body, first.body])
    expect(body.offers).toEqual((await call('meals', 'offers', { limit: 50 }, worker)).body)
  })

  test('of another worker of the same street shows none of that', async () => {
    await redeem(worker, await anOffer(streetId))
    const { body } = await call('meals', 'wallet', {}, await aPerson(streetId, { points: 7 }))
    expect(body).toMatchObject({ account: { balance: 7, held: 0 }, vouchers: [] })
  })

  test('of somebody not confirmed has the meals and nothing else', async () => {
    const { offerId } = await anOffer(streetId)
    const { status, body } = await call('meals', 'wallet', {}, unconfirmed)
    expect(status).toBe(200)
    expect(body.account).toBeUndefined()
    expect(body.vouchers).toEqual([])
    expect(body.offers.items.map((offer) => offer.offerId)).toEqual([offerId])
  })

  test('its cursor leads on in the list of meals', async () => {
    const merchantId = await aMerchant(streetId)
    for (let i = 0; i < 52; i++) await anOffer(streetId, { merchantId })
    const { body } = await call('meals', 'wallet', {}, worker)
    expect(body.offers.items).toHaveLength(50)
    const next = await call('meals', 'offers', { cursor: body.offers.cursor, limit: 50 }, worker)
    expect(next.body.items).toHaveLength(2)
    expect(next.body.cursor).toBeUndefined()
  })
})

test('a meal says what I can spend on it, once I am confirmed', async () => {
  const offer = await anOffer(streetId)
  await redeem(worker, offer)
  const ask = (person: Person) => call('meals', 'offer', { offerId: offer.offerId }, person)
  expect((await ask(worker)).body).toMatchObject({ offerId: offer.offerId, available: 88 })
  const { status, body } = await ask(unconfirmed)
  expect([status, body.available]).toEqual([200, undefined])
})

describe('meals, for who is not signed in', () => {
  test('are the street’s, with their price, in the list and one by one', async () => {
    const { offerId } = await anOffer(streetId, { pricePoints: 30 })
    const list = await call('meals', 'streetOffers', { streetId })
    expect(list).toMatchObject({ status: 200, body: { items: [{ offerId, pricePoints: 30 }] } })
    expect(list.body).toEqual((await call('meals', 'offers', {}, unconfirmed)).body)
    const one = await call('meals', 'streetOffer', { streetId, offerId })
    expect(one.body).toEqual((await call('meals', 'offer', { offerId }, unconfirmed)).body)
  })

  test('of no street, or none of that name, are not found', async () => {
    expect(await call('meals', 'streetOffers', { streetId: 'nowhere' })).toMatchObject({ status: 404 })
    expect(await call('meals', 'streetOffer', { streetId: 'nowhere', offerId: 'x' })).toMatchObject({ status: 404 })
    expect(await call('meals', 'streetOffer', { streetId, offerId: 'nothing' })).toMatchObject({ status: 404 })
  })
})

test('my reports bring what can be reported with their first page only', async () => {
  const categoryId = await aCategory(streetId)
  for (let i = 0; i < 3; i++) await aReport(worker, categoryId)
  const first = await call('reports', 'mine', { limit: 2 }, worker)
  expect(first.body.categories).toEqual((await call('reports', 'categories', { streetId })).body.items)
  expect(first.body.categories?.map(({ id }) => id)).toEqual([categoryId])
  const second = await call('reports', 'mine', { limit: 2, cursor: first.body.cursor }, worker)
  expect([second.body.items.length, second.body.categories]).toEqual([1, undefined])
})

test('today brings the newest fourteen days that have numbers, each as a whole', async () => {
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  const today = dayOf(Date.now())
  const days = Array.from({ length: 16 }, (_, n) => addDays(today, -2 * n))
  for (const day of days) {
    for (const communityId of ['east', 'west']) {
      await Counter.build(PutItemCommand)
        .item({ scope: streetId, bucket: `DAY#${day}#${communityId}`, reports: 2 })
        .send()
    }
  }
  const { body } = await call('insights', 'today', {}, admin)
  expect(body.days.map(({ day }) => day)).toEqual(days.slice(0, 14))
  expect(body.days.every(({ counts }) => counts.reports === 4)).toBe(true)
  expect(body.days).toEqual((await call('insights', 'days', { limit: 14 }, admin)).body.items)
  expect(body.today.reports).toBe(4)
  expect(body.communities.map(({ communityId, today: { reports } }) => [communityId, reports])).toEqual([
    ['east', 2],
    ['west', 2],
  ])
})

test('a day that has not begun to count shows zeros, not the day before', async () => {
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  await Counter.build(PutItemCommand)
    .item({ scope: streetId, bucket: `DAY#${addDays(dayOf(Date.now()), -1)}#east`, reports: 3 })
    .send()
  const { body } = await call('insights', 'today', {}, admin)
  expect([body.today.reports, body.days[0]?.counts.reports]).toEqual([0, 3])
})

test('a wallet without a token is refused', async () => {
  expect(await invoke('meals', { method: 'GET', path: '/wallet' })).toMatchObject({ status: 401 })
})
