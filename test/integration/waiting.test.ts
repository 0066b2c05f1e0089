import { handler } from '@functions/events/onRecords'
import type { OfferItem } from '@functions/meals/catalogue'
import { changeOffer } from '@functions/meals/offers'
import { stockOf } from '@functions/meals/stockNow'
import { dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { aClerk, anOffer, redeem, shifted, ticketFor } from '../support/meals'
import { accepts, inboxOf, sentLater } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { comesAgain, news, sent, settled } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

const SEND = '/cgi-bin/message/subscribe/send'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let offset = 0

beforeAll(async () => {
  wechat = await aWechat()
  // At noon of a day, so that no midnight falls into it.
  offset = startOf(dayOf(Date.now())) + 12 * 3_600_000 - Date.now()
  process.env.CLOCK_OFFSET_MS = String(offset)
})
beforeEach(async () => {
  ;({ streetId } = await aStreet())
})
afterAll(async () => {
  process.env.CLOCK_OFFSET_MS = '0'
  await wechat.stop()
})
jest.setTimeout(60_000)

const aWorker = () => aPerson(streetId, { points: 50 })
const wait = (worker: Person, { offerId }: OfferItem, waiting = true, id = anId()) =>
  call('meals', 'wait', { id, offerId, waiting }, worker)
const waitingOf = async (worker: Person, { offerId }: OfferItem) =>
  (await call('meals', 'offer', { offerId }, worker)).body.waiting

/** A meal whose whole stock has just been redeemed, and by whom. */
async function aSoldOutOffer(given: Partial<OfferItem> = {}) {
  const offer = await anOffer(streetId, { stockPerDay: 1, perDay: 1, ...given })
  const vouchers: { by: Person; voucherId: string }[] = []
  for (let n = 0; n < offer.stockPerDay; n++) {
    const by = await aWorker()
    const { status, body } = await redeem(by, offer)
    if (status !== 201) throw new Error(body.code)
    vouchers.push({ by, voucherId: body.voucherId })
  }
  return { offer, vouchers }
}
const cancel = ({ by, voucherId }: { by: Person; voucherId: string }) =>
  call('meals', 'cancel', { voucherId, id: anId() }, by)

/** People who wait, in the order they asked. */
async function queueOf(offer: OfferItem, many: number): Promise<Person[]> {
  const people: Person[] = []
  for (let n = 0; n < many; n++) {
    const person = await aWorker()
    expect(await wait(person, offer)).toMatchObject({ status: 200, body: { waiting: 'waiting' } })
    people.push(person)
  }
  return people
}

/** Lets the consumer see what is new, and WeChat have what comes of it. */
async function settle(): Promise<void> {
  await settled(streetId)
  await sent(streetId)
}
const heard = (people: readonly Person[]) =>
  Promise.all(people.map(async (person) => (await inboxOf(person)).items.filter(({ kind }) => kind === 'meal').length))

test('one meal given back is told to the first three who wait, once, however often its record comes', async () => {
  const { offer, vouchers } = await aSoldOutOffer()
  const people = await queueOf(offer, 5)
  const [first] = people
  if (!first || !vouchers[0]) throw new Error('nobody waits')
  await accepts(wechat, first, 'voucher')
  await settle()
  expect(await heard(people)).toEqual([0, 0, 0, 0, 0])
  expect((await cancel(vouchers[0])).status).toBe(200)
  await settle()
  await settle()
  expect(await heard(people)).toEqual([1, 1, 1, 0, 0])
  expect((await inboxOf(first)).items[0]).toMatchObject({
    title: '测试套餐 有货了',
    page: `packages/worker/pages/offer/index?id=${offer.offerId}`,
  })
  expect(await wechat.messagesTo(first.memberId)).toHaveLength(1)
  // Told is told for the day; the next meal is for those behind.
  expect((await wait(first, offer)).body).toEqual({ offerId: offer.offerId, waiting: 'told' })
  const bought = await redeem(first, offer)
  await cancel({ by: first, voucherId: bought.body.voucherId })
  await settle()
  expect(await heard(people)).toEqual([1, 1, 1, 1, 1])
  await comesAgain(streetId)
})

test('a refusal and more meals of the shop wake people alike', async () => {
  const { offer, vouchers } = await aSoldOutOffer()
  const people = await queueOf(offer, 8)
  const clerk = await aClerk(streetId, offer.merchantId)
  const [voucher] = vouchers
  if (!voucher) throw new Error('nothing sold')
  const own = await call('meals', 'voucher', { voucherId: voucher.voucherId }, voucher.by)
  const ticket = await ticketFor(clerk, own.body)
  expect((await call('meals', 'refuse', { id: anId(), ticket, reason: '今天没有面了' }, clerk)).status).toBe(201)
  await settle()
  expect(await heard(people)).toEqual([1, 1, 1, 0, 0, 0, 0, 0])
  await redeem(await aWorker(), offer)
  await changeOffer(streetId, offer.offerId, { stockPerDay: 60, stockShards: 3 })
  await settle()
  expect(await heard(people)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  await comesAgain(streetId)
})

test('nobody waits for what is there, for what is not sold now, or twice; who changes their mind is at the end', async () => {
  const there = await anOffer(streetId)
  const worker = await aWorker()
  expect(await wait(worker, there)).toMatchObject({ status: 409, body: { code: 'OFFER_IN_STOCK' } })
  const closed = await anOffer(streetId, { stockPerDay: 0, toMinute: 60 })
  expect(await wait(worker, closed)).toMatchObject({ status: 409, body: { code: 'OFFER_CLOSED' } })
  const { offer, vouchers } = await aSoldOutOffer()
  const id = anId()
  const taps = await Promise.all(Array.from({ length: 6 }, () => wait(worker, offer, true, id)))
  for (const { status, body } of taps) expect([status, body.waiting]).toEqual([200, 'waiting'])
  expect(await wait(worker, offer, false, id)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await waitingOf(worker, offer)).toBe('waiting')
  expect((await wait(worker, offer, false)).body.waiting).toBe('none')
  // A tap that arrives late puts nobody back.
  expect((await wait(worker, offer, true, id)).body.waiting).toBe('none')
  expect(await waitingOf(worker, offer)).toBe('none')
  const others = await queueOf(offer, 3)
  expect((await wait(worker, offer)).body.waiting).toBe('waiting')
  if (vouchers[0]) await cancel(vouchers[0])
  await settle()
  expect(await heard([...others, worker])).toEqual([1, 1, 1, 0])
  await comesAgain(streetId)
})

test('asking, leaving, redeeming and giving back at once: everybody is told at most once, and nobody sleeps on', async () => {
  const { offer, vouchers } = await aSoldOutOffer({ stockPerDay: 3 })
  const early = await queueOf(offer, 3)
  const late = await Promise.all(Array.from({ length: 4 }, aWorker))
  const leaver = early[0]
  if (!leaver) throw new Error('nobody waits')
  const answers = await Promise.all([
    ...late.map((person) => wait(person, offer)),
    wait(leaver, offer, false),
    ...vouchers.map(cancel),
  ])
  for (const { status, body } of answers) if (status !== 200) expect(body.code).toBe('OFFER_IN_STOCK')
  await settle()
  const everybody = [...early, ...late]
  const told = await heard(everybody)
  expect(Math.max(...told)).toBe(1)
  expect(told.slice(1, 3)).toEqual([1, 1])
  // Whoever was let into the queue has heard of it by now: nine may be told of three meals.
  for (const [index, person] of late.entries()) {
    if (answers[index]?.status === 200) expect((await heard([person]))[0]).toBe(1)
  }
  const left = await stockOf(streetId, offer.offerId, dayOf(Date.now() + offset))
  expect(left.map(({ sold }) => sold)).toEqual([0])
  await comesAgain(streetId)
})

test('while WeChat is busy nobody else is told in their place, and it reaches them later', async () => {
  const { offer, vouchers } = await aSoldOutOffer()
  const people = await queueOf(offer, 5)
  const [first] = people
  if (!first || !vouchers[0]) throw new Error('nobody waits')
  await accepts(wechat, first, 'voucher')
  await cancel(vouchers[0])
  await wechat.failNext(SEND, -1)
  expect(await handler({ Records: await news(streetId) })).toEqual({ batchItemFailures: [] })
  await sent(streetId)
  expect(await wechat.messagesTo(first.memberId)).toHaveLength(0)
  await sentLater()
  await settle()
  expect(await wechat.messagesTo(first.memberId)).toHaveLength(1)
  expect(await heard(people)).toEqual([1, 1, 1, 0, 0])
  await comesAgain(streetId)
})

test('who has eaten meanwhile is passed over, and a queue ends with its day', async () => {
  const { offer, vouchers } = await aSoldOutOffer({ stockPerDay: 2 })
  const people = await queueOf(offer, 4)
  const [lucky, ...others] = people
  const [one, two] = vouchers
  if (!lucky || !one || !two) throw new Error('nobody waits')
  await cancel(one)
  expect((await redeem(lucky, offer)).status).toBe(201)
  await cancel(two)
  await settle()
  expect(await heard(people)).toEqual([0, 1, 1, 1])
  const { offer: yesterday, vouchers: sold } = await aSoldOutOffer()
  const [sleeper] = await queueOf(yesterday, 1)
  if (!sleeper || !sold[0]) throw new Error('nobody waits')
  await cancel(sold[0])
  await shifted(offset + 86_400_000, async () => {
    await settle()
    expect(await heard([sleeper])).toEqual([0])
    expect(await waitingOf(sleeper, yesterday)).toBe('none')
  })
  expect(others).toHaveLength(3)
})

test('a meal that is taken off sale lets those go who wait for it, each told once', async () => {
  const { offer } = await aSoldOutOffer()
  const people = await queueOf(offer, 3)
  await settle()
  await changeOffer(streetId, offer.offerId, { onSale: false })
  await settle()
  expect(await heard(people)).toEqual([1, 1, 1])
  for (const person of people) expect(await waitingOf(person, offer)).toBe('none')
  const [first] = people
  if (!first) throw new Error('nobody waits')
  expect((await inboxOf(first)).items[0]).toMatchObject({ title: expect.stringContaining('今天不供应了') })
  await comesAgain(streetId)
})

test('a meal that was off sale for a moment keeps its queue', async () => {
  const { offer } = await aSoldOutOffer()
  const people = await queueOf(offer, 2)
  await changeOffer(streetId, offer.offerId, { onSale: false })
  await changeOffer(streetId, offer.offerId, { onSale: true })
  await settle()
  expect(await heard(people)).toEqual([0, 0])
  for (const person of people) expect(await waitingOf(person, offer)).toBe('waiting')
  await comesAgain(streetId)
})
