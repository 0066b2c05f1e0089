import type { OfferItem } from '@functions/meals/catalogue'
import { stockOf } from '@functions/meals/stockNow'
import { sceneOf } from '@functions/stations/posted'
import type { Outputs } from '@shared/contract/contract'
import { STEP_SECONDS } from '@shared/rules/points/rotating'
import { startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { accountOf } from '../support/ledger'
import { aClerk, anOffer, qrOf, redeem, ticketFor } from '../support/meals'

const MINUTE = 60_000
const STEP = STEP_SECONDS * 1000

let streetId: string
let worker: Person

beforeAll(async () => {
  ;({ streetId } = await aStreet())
})
afterEach(() => jest.restoreAllMocks())

/** The clock stands still at an instant. */
function at<T>(instant: number, run: () => Promise<T>): Promise<T> {
  jest.spyOn(Date, 'now').mockReturnValue(instant)
  return run()
}

const EDGES = [
  ['a day', '2028-06-14', '2028-06-15'],
  ['a month', '2028-04-30', '2028-05-01'],
  ['into the leap day', '2028-02-28', '2028-02-29'],
  ['out of the leap day', '2028-02-29', '2028-03-01'],
  ['a February without one', '2027-02-28', '2027-03-01'],
  ['a year', '2027-12-31', '2028-01-01'],
] as const

describe.each(EDGES)('at the turn of %s', (_, before, after) => {
  const turn = startOf(after)

  test('the last millisecond is still the day before, the next one the day after: visits, streak and year', async () => {
    worker = await aPerson(streetId)
    const station = await aStation(streetId)
    const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
    const visit = () => call('checkins', 'create', { id: anId(), stationId: station.stationId, proof }, worker)
    expect((await at(turn - 1, visit)).body).toMatchObject({ day: before, state: { count: 1, streak: 1 } })
    expect((await at(turn - 1, visit)).body.code).toBe('ALREADY_TODAY')
    expect((await at(turn, visit)).body).toMatchObject({ day: after, state: { count: 1, streak: 2 } })
    const { earned } = await accountOf(worker.memberId)
    const years = [before, after].map((day) => day.slice(0, 4))
    expect(earned).toEqual(Object.fromEntries(years.map((year) => [year, years[0] === years[1] ? 4 : 2])))
  })

  test('meals are of the day they were bought on: stock and limit begin anew, the voucher ends with its day', async () => {
    worker = await at(turn - MINUTE, () => aPerson(streetId, { points: 50 }))
    const offer = await anOffer(streetId, { perDay: 1, stockPerDay: 1 })
    const last = await at(turn - 1, () => redeem(worker, offer))
    expect(last).toMatchObject({ status: 201, body: { expiresAt: turn, usableFrom: startOf(before) } })
    expect((await at(turn - 1, () => redeem(worker, offer))).status).toBe(409)
    expect((await at(turn, () => redeem(worker, offer))).body).toMatchObject({ usableFrom: turn })
    for (const day of [before, after]) expect(await stockOf(streetId, offer.offerId, day)).toMatchObject([{ sold: 1 }])
    const seen = await at(turn, () => call('meals', 'voucher', { voucherId: last.body.voucherId }, worker))
    expect(seen.body).toMatchObject({ state: 'expired' })
    expect(seen.body.code).toBeUndefined()
  })
})

describe('a voucher in the second its window ends', () => {
  const day = '2028-02-29'
  const end = startOf(day) + 780 * MINUTE
  let offer: OfferItem
  let clerk: Person
  let voucher: Outputs['meals']['redeem']
  beforeEach(async () => {
    worker = await at(end - 120 * MINUTE, () => aPerson(streetId, { points: 50 }))
    offer = await anOffer(streetId, { fromMinute: 660, toMinute: 780 })
    clerk = await aClerk(streetId, offer.merchantId)
    voucher = (await at(end - 60 * MINUTE, () => redeem(worker, offer))).body
  })

  test.each([
    [-1, 201],
    [0, 409],
    [1, 409],
    [999, 409],
  ])('%i ms after the end a confirmation is answered %i', async (after, status) => {
    const ticket = await at(end - 1000, () => ticketFor(clerk, voucher))
    const answer = await at(end + after, () => call('meals', 'confirm', { id: anId(), ticket }, clerk))
    expect(answer.status).toBe(status)
    if (status === 409) expect(answer.body).toMatchObject({ code: 'VOUCHER_NOT_LIVE', data: { state: 'expired' } })
    expect(await accountOf(worker.memberId)).toMatchObject(status === 201 ? { balance: 38, held: 0 } : { balance: 50 })
  })

  test.each([
    [-1, 200],
    [0, 409],
  ])('%i ms after the end a cancellation and a refusal are answered %i', async (after, status) => {
    const ticket = await at(end - 1000, () => ticketFor(clerk, voucher))
    const other = (await at(end - 60 * MINUTE, () => redeem(worker, offer))).body
    const cancel = { voucherId: other.voucherId, id: anId() }
    const answers = await at(end + after, async () => [
      (await call('meals', 'cancel', cancel, worker)).status,
      (await call('meals', 'refuse', { id: anId(), ticket, reason: '今天卖完了' }, clerk)).status,
    ])
    expect(answers.map((each) => (each < 300 ? 200 : each))).toEqual([status, status])
  })

  test('a meal is sold until the last millisecond, and what answer was lost then is told later', async () => {
    const id = anId()
    const first = await at(end - 1, () => redeem(worker, offer, id))
    expect(first.status).toBe(201)
    expect((await at(end, () => redeem(worker, offer))).body.code).toBe('OFFER_CLOSED')
    const told = await at(end, () => redeem(worker, offer, id))
    expect(told).toMatchObject({ status: 201, body: { voucherId: first.body.voucherId, state: 'expired' } })
  })

  // The code of one step, scanned at the first and the last millisecond of the steps around it.
  test.each([
    ['the last of two steps before', -STEP - 1, false],
    ['the first of the step before', -STEP, true],
    ['the first of its own', 0, true],
    ['the last of its own', STEP - 1, true],
    ['the last of the step after', 2 * STEP - 1, true],
    ['the first of two steps after', 2 * STEP, false],
  ])('a QR scanned at %s', async (_, offset, taken) => {
    const step = startOf(day) + 700 * MINUTE
    const shown = qrOf(voucher, step + 17)
    const answer = await at(step + offset, () => call('meals', 'preview', shown, clerk))
    expect(answer.status).toBe(taken ? 200 : 422)
    if (!taken) expect(answer.body.code).toBe('QR_EXPIRED')
  })
})
