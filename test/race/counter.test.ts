import { newId } from '@functions/platform/store/ids'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf } from '../support/ledger'
import { aClerk, anOffer, qrOf, redeem, shifted, ticketFor } from '../support/meals'

let streetId: string
let worker: Person

beforeAll(async () => {
  ;({ streetId } = await aStreet())
})
beforeEach(async () => {
  worker = await aPerson(streetId, { points: 100 })
})

const typed = (clerk: Person, code = '') => call('meals', 'preview', { kind: 'code', code }, clerk)

test('forty wrong codes typed at once teach no more than ten, and right ones cost no try', async () => {
  const offer = await anOffer(streetId)
  const clerk = await aClerk(streetId, offer.merchantId)
  const { body } = await redeem(worker, offer)
  for (let i = 0; i < 12; i++) expect((await typed(clerk, body.code)).status).toBe(200)
  const wrong = String((Number(body.code) + 1) % 1e8).padStart(8, '0')
  const answers = await Promise.all(Array.from({ length: 40 }, () => typed(clerk, wrong)))
  expect(answers.filter(({ body: { code } }) => code === 'VOUCHER_CODE_INVALID')).toHaveLength(10)
  expect(answers.filter(({ body: { code } }) => code === 'TOO_MANY_REQUESTS')).toHaveLength(30)
  expect((await typed(clerk, body.code)).body.code).toBe('TOO_MANY_REQUESTS')
  expect((await call('meals', 'preview', qrOf(body), clerk)).status).toBe(200)
}, 60_000)

test('an id that confirmed before midnight confirms nothing else after it, and still gets its first answer', async () => {
  const offer = await anOffer(streetId, { perDay: 5 })
  const clerk = await aClerk(streetId, offer.merchantId)
  const midnight = startOf(addDays(dayOf(Date.now()), 2))
  const evening = midnight - 60_000 - Date.now()
  const { id, one, first } = await shifted(evening, async () => {
    const voucher = (await redeem(worker, offer)).body
    const input = { id: newId(), ticket: await ticketFor(clerk, voucher) }
    return { id: input.id, one: input, first: await call('meals', 'confirm', input, clerk) }
  })
  expect(first.status).toBe(201)
  await shifted(evening + 90_000, async () => {
    expect(await call('meals', 'confirm', one, clerk)).toEqual(first)
    const ticket = await ticketFor(clerk, (await redeem(worker, offer)).body)
    const again = await call('meals', 'confirm', { id, ticket }, clerk)
    expect(again).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
    // One from long ago is not taken at all: nobody would find the record it names.
    const old = `${newId().slice(0, 4)}000000${newId().slice(10)}`
    expect((await call('meals', 'confirm', { id: old, ticket }, clerk)).body.code).toBe('ID_NOT_FRESH')
    expect((await accountOf(worker.memberId)).held).toBe(12)
    expect((await call('meals', 'confirm', { id: newId(), ticket }, clerk)).status).toBe(201)
  })
})

test('one id at two shops of one clerk at once hands out one meal', async () => {
  const [one, two] = [await anOffer(streetId), await anOffer(streetId)]
  const both = await aPerson(streetId, {
    grants: [one, two].map(({ merchantId }) => ({ role: 'merchant' as const, merchantId })),
  })
  const tickets = await Promise.all(
    [one, two].map(async (offer) => ticketFor(both, (await redeem(worker, offer)).body)),
  )
  const id = anId()
  const answers = await Promise.all(tickets.map((ticket) => call('meals', 'confirm', { id, ticket }, both)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('IDEMPOTENCY_CONFLICT')
  const refused = await call('meals', 'refuse', { id, ticket: tickets[0] ?? '', reason: '卖完了' }, both)
  expect(refused).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 88, held: 12 })
})
