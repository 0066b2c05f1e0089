import { stockOf } from '@functions/meals/stockNow'
import { dayOf } from '@shared/rules/time/day'
import { anId, call } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { aClerk, anOffer, qrOf, redeem } from '../support/meals'

let streetId: string

beforeAll(async () => {
  ;({ streetId } = await aStreet())
})

test.each([1, 4])(
  'fifty workers, ten meals in %i shards: ten get one, and nobody else loses a point',
  async (shards) => {
    const offer = await anOffer(streetId, { stockPerDay: 10, stockShards: shards })
    const workers = await Promise.all(Array.from({ length: 50 }, () => aPerson(streetId, { points: 20 })))
    const answers = await Promise.all(workers.map((worker) => redeem(worker, offer)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
    const others = answers.filter(({ status }) => status !== 201)
    expect(new Set(others.map(({ body }) => body.code))).toEqual(new Set(['SOLD_OUT']))
    for (const [index, { memberId }] of workers.entries()) {
      const held = answers[index]?.status === 201 ? 12 : 0
      expect(await accountOf(memberId)).toMatchObject({ balance: 20, held, available: 20 - held })
      expect(await sumOfEntries(memberId)).toEqual({ balance: 20, held })
    }
    const stock = await stockOf(streetId, offer.offerId, dayOf(Date.now()))
    expect(stock.reduce((sum, { sold }) => sum + sold, 0)).toBe(10)
    expect(stock.every(({ sold, capacity }) => sold <= capacity)).toBe(true)
  },
  60_000,
)

test('one worker with points for three meals taps thirty times: three vouchers', async () => {
  const offer = await anOffer(streetId, { stockPerDay: 100, perDay: 100 })
  const worker = await aPerson(streetId, { points: 40 })
  const answers = await Promise.all(Array.from({ length: 30 }, () => redeem(worker, offer)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
  // Whoever met too many others at once is told to come back; nobody is told a wrong number.
  for (const { status, body } of answers) {
    if (status !== 201) expect(['NOT_ENOUGH_POINTS', 'BUSY']).toContain(body.code)
  }
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 40, held: 36, available: 4 })
}, 120_000)

test('twenty clerks confirm one voucher: one does, the others are told who and when', async () => {
  const offer = await anOffer(streetId)
  const worker = await aPerson(streetId, { points: 20 })
  const { body: voucher } = await redeem(worker, offer)
  const clerks = await Promise.all(Array.from({ length: 20 }, () => aClerk(streetId, offer.merchantId)))
  const previews = await Promise.all(clerks.map((clerk) => call('meals', 'preview', qrOf(voucher), clerk)))
  expect(previews.every(({ status }) => status === 200)).toBe(true)
  const answers = await Promise.all(
    clerks.map((clerk, index) =>
      call('meals', 'confirm', { id: anId(), ticket: previews[index]?.body.ticket ?? '' }, clerk),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  for (const { status, body } of answers) {
    if (status === 201) continue
    expect(body.code).toBe('VOUCHER_ALREADY_REDEEMED')
    expect(body.message).toMatch(/^这张券已由 测\*甲 在 今天 \d\d:\d\d 核销$/)
  }
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 8, held: 0, available: 8 })
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 8, held: 0 })
}, 120_000)

test('one clerk’s phone sends one confirmation twenty times at once: one answer', async () => {
  const offer = await anOffer(streetId)
  const worker = await aPerson(streetId, { points: 20 })
  const { body: voucher } = await redeem(worker, offer)
  const clerk = await aClerk(streetId, offer.merchantId)
  const { body } = await call('meals', 'preview', qrOf(voucher), clerk)
  const input = { id: anId(), ticket: body.ticket }
  const answers = await Promise.all(Array.from({ length: 20 }, () => call('meals', 'confirm', input, clerk)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]?.status).toBe(201)
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 8, held: 0 })
}, 120_000)
