import { handler } from '@functions/events/onRecords'
import { expireVouchers } from '@functions/meals/expire'
import { remindOfVouchers } from '@functions/meals/remind'
import { returned } from '@functions/meals/returned'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { aClerk, anOffer, redeem, shifted, ticketFor } from '../support/meals'
import { accepts, inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { sent, streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

const DAY_MS = 86_400_000

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let worker: Person

beforeAll(async () => {
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  worker = await aPerson(streetId, { points: 50 })
})

/** Lets the consumer see everything so far, three times, twice of it at once. */
async function settle(): Promise<void> {
  const Records = await streamed(streetId)
  for (const answer of [
    await handler({ Records }),
    ...(await Promise.all([handler({ Records }), handler({ Records })])),
  ])
    expect(answer).toEqual({ batchItemFailures: [] })
  await sent(streetId)
}
const news = async () => (await inboxOf(worker)).items.map(({ title, text, page }) => ({ title, text, page }))

test('a refused voucher is told once, with the reason and what came back', async () => {
  const offer = await anOffer(streetId)
  const clerk = await aClerk(streetId, offer.merchantId)
  const { body: voucher } = await redeem(worker, offer)
  await accepts(wechat, worker, 'voucher')
  await settle()
  expect(await news()).toEqual([])
  await call('meals', 'refuse', { id: anId(), ticket: await ticketFor(clerk, voucher), reason: '今天卖完了' }, clerk)
  await settle()
  const page = `packages/worker/pages/voucher/index?id=${voucher.voucherId}`
  expect(await news()).toEqual([{ title: '测试套餐', text: '商家没有接单：今天卖完了。12 分已退回。', page }])
  expect(await wechat.messagesTo(worker.memberId)).toHaveLength(1)
})

test('vouchers that are brought in as they ended long ago tell nobody', async () => {
  const { streetId: there, memberId } = worker
  const times = { issuedAt: 1, usableFrom: 1, usableUntil: 2, settledAt: 3 }
  const meal = {
    merchantId: 'm',
    offerId: 'o',
    title: '面',
    picture: 'noodle',
    pricePoints: 5,
    cashFen: 0,
    day: '2026-01-01',
  }
  const place = { streetId: there, code: '12345678', voucherId: anId(), memberId, communityId: 'east', shard: 0 }
  const own = { ownerPk: 'x', ownerSk: 'x', everCounts: false, workerLabel: '测*甲', state: 'expired', _et: 'voucher' }
  const after = { ...times, ...meal, ...place, ...own }
  await returned.run({ recordId: '1', kind: 'voucher', key: { pk: '', sk: '' }, after })
  expect(await news()).toEqual([])
  await returned.run({
    recordId: '1',
    kind: 'voucher',
    key: { pk: '', sk: '' },
    after,
    before: { ...after, state: 'issued' },
  })
  expect(await news()).toHaveLength(1)
})

test('an expired voucher is told once; one that was cancelled or used is not', async () => {
  const offer = await anOffer(streetId, { perDay: 3 })
  const clerk = await aClerk(streetId, offer.merchantId)
  const { body: used } = await redeem(worker, offer)
  await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, used) }, clerk)
  const { body: cancelled } = await redeem(worker, offer)
  await call('meals', 'cancel', { voucherId: cancelled.voucherId, id: anId() }, worker)
  await redeem(worker, offer)
  await settle()
  await shifted(2 * DAY_MS, async () => {
    expect(await expireVouchers(streetId)).toBe(1)
    await settle()
  })
  expect((await news()).map(({ text }) => text)).toEqual(['没有在时间内使用，已过期。12 分已退回。'])
})

describe('a voucher that ends within the hour', () => {
  const tomorrow = startOf(addDays(dayOf(Date.now()), 1))
  /** Does it at a minute of tomorrow. */
  const at = <T>(minute: number, act: () => Promise<T>) => shifted(tomorrow + minute * 60_000 - Date.now(), act)
  const lunch = (given = {}) => anOffer(streetId, { fromMinute: 660, toMinute: 780, perDay: 3, ...given })
  const reminded = () => remindOfVouchers(streetId)

  test('is told once, however often the schedule and the stream come by', async () => {
    const { body } = await at(600, async () => redeem(worker, await lunch()))
    await accepts(wechat, worker, 'voucher')
    expect(await at(715, reminded)).toBe(0)
    expect(await at(722, reminded)).toBe(1)
    await at(723, settle)
    expect(await at(727, reminded)).toBe(0)
    await at(728, settle)
    const page = `packages/worker/pages/voucher/index?id=${body.voucherId}`
    const text = '今天 13:00 前有效，还没有使用。不去了可以取消，积分马上退回。'
    expect(await news()).toEqual([{ title: '测试套餐', text, page }])
    expect(await wechat.messagesTo(worker.memberId)).toHaveLength(1)
  })

  test('is not told to who used it, gave it back, or bought it within that hour', async () => {
    const offer = await lunch()
    const clerk = await aClerk(streetId, offer.merchantId)
    const [used, given] = await at(665, async () => [
      (await redeem(worker, offer)).body,
      (await redeem(worker, offer)).body,
    ])
    expect(await at(722, reminded)).toBe(2)
    await at(723, async () => {
      await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, used) }, clerk)
      await call('meals', 'cancel', { voucherId: given.voucherId, id: anId() }, worker)
      await settle()
    })
    await at(724, () => redeem(worker, offer))
    expect(await at(727, reminded)).toBe(0)
    await at(728, settle)
    expect(await news()).toEqual([])
  })

  test('that was bought while the schedule was about to come by is left alone', async () => {
    const offer = await lunch()
    await at(721, () => redeem(worker, offer))
    expect(await at(722, reminded)).toBe(1)
    await at(723, settle)
    expect(await news()).toEqual([])
  })

  test('is not told after its end, when the schedule was out for hours', async () => {
    const offer = await lunch()
    await at(600, () => redeem(worker, offer))
    expect(await at(782, reminded)).toBe(0)
  })
})
