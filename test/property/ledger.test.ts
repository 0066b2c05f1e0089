import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { isProblem } from '@functions/platform/problem'
import { newId } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { effectOf, REASONS, type Reason } from '@shared/rules/points/points'
import fc from 'fast-check'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { anId, call, type Person } from '../support/api'
import { runs, within } from '../support/depth'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, entriesOf } from '../support/ledger'
import { aClerk, anOffer, redeem, ticketFor } from '../support/meals'

let streetId: string

beforeAll(async () => {
  ;({ streetId } = await aStreet())
})

/** One write to the ledger as a use case would make it, and what it was answered. */
async function move(memberId: string, given: { id: string; reason: Reason; amount: number }): Promise<string> {
  const movement: Movement = {
    ...given,
    memberId,
    streetId,
    communityId: 'east',
    subject: '',
    ref: '',
    by: memberId,
    at: Date.now(),
    hash: `${given.reason}:${given.amount}`,
  }
  try {
    return await untilAnswered(() =>
      transact<string>(
        [
          recordMove<string>(movement, ({ id }) => `done ${id}`),
          updateAccount<string>({ memberId, movements: [movement] }, () => 'refused'),
        ],
        () => `done ${given.id}`,
      ),
    )
  } catch (error) {
    if (isProblem(error)) return error.code
    throw error
  }
}

const reasons = fc.constantFrom<Reason>('checkin', 'mealHold', 'mealPost', 'mealRelease')
const writes = fc.array(fc.record({ slot: fc.nat(7), reason: reasons, amount: fc.integer({ min: 1, max: 20 }) }), {
  minLength: 1,
  maxLength: 14,
})

test(
  'one after the other, the ledger does what the arithmetic says, and never goes below zero',
  async () => {
    await fc.assert(
      fc.asyncProperty(writes, async (plan) => {
        const { memberId } = await aPerson(streetId)
        const ids = Array.from({ length: 8 }, newId)
        const model = { balance: 0, held: 0 }
        const first = new Map<string, string>()
        for (const { slot, reason, amount } of plan) {
          const id = ids[slot] ?? ''
          const answer = await move(memberId, { id, reason, amount })
          const before = first.get(id)
          if (before !== undefined) {
            expect(answer).toBe(before === `${reason}:${amount}` ? `done ${id}` : 'IDEMPOTENCY_CONFLICT')
            continue
          }
          const { balanceDelta, heldDelta } = effectOf(REASONS[reason].kind, amount)
          const held = model.held + heldDelta
          const available = model.balance + balanceDelta - held
          const fits = held >= 0 && available >= 0
          expect(answer).toBe(fits ? `done ${id}` : 'refused')
          if (!fits) continue
          first.set(id, `${reason}:${amount}`)
          model.balance += balanceDelta
          model.held = held
        }
        expect(await accountOf(memberId)).toMatchObject({ ...model, available: model.balance - model.held })
      }),
      { numRuns: runs(8, 25) },
    )
  },
  within(300_000),
)

test(
  'all at once and each twice: the account is the sum of its entries, one entry for each id',
  async () => {
    await fc.assert(
      fc.asyncProperty(writes, async (plan) => {
        const { memberId } = await aPerson(streetId, { points: 30 })
        const ids = Array.from({ length: 8 }, newId)
        const sent = [...plan, ...plan].map(({ slot, ...rest }) => move(memberId, { id: ids[slot] ?? '', ...rest }))
        const answers = await Promise.all(sent)
        const entries = await entriesOf(memberId)
        const account = await accountOf(memberId)
        const sum = (of: 'balanceDelta' | 'heldDelta') => entries.reduce((total, entry) => total + entry[of], 0)
        expect(account).toMatchObject({ balance: sum('balanceDelta'), held: sum('heldDelta') })
        expect(account.available).toBe(account.balance - account.held)
        expect(Math.min(account.available, account.held, account.balance)).toBeGreaterThanOrEqual(0)
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
        // Whoever was told “done” finds the entry, with what was sent.
        for (const [index, { slot, reason, amount }] of [...plan, ...plan].entries()) {
          if (!answers[index]?.startsWith('done')) continue
          expect(entries.find(({ id }) => id === ids[slot])).toMatchObject({ reason, amount })
        }
      }),
      { numRuns: runs(6, 15) },
    )
  },
  within(300_000),
)

type Act = 'redeem' | 'redeemAgain' | 'cancel' | 'confirm' | 'refuse' | 'earn'
const acts = fc.array(
  fc.record({
    act: fc.constantFrom<Act>('redeem', 'redeemAgain', 'cancel', 'confirm', 'refuse', 'earn'),
    pick: fc.nat(3),
  }),
  {
    minLength: 4,
    maxLength: 16,
  },
)

test(
  'whatever workers, clerks and retries do to vouchers at once, no point is made or lost',
  async () => {
    // The street's own, because above points were held without a voucher, which the check of the ledger rightly finds.
    ;({ streetId } = await aStreet())
    const offer = await anOffer(streetId, { stockPerDay: 200, perDay: 100, pricePoints: 7 })
    const clerk = await aClerk(streetId, offer.merchantId)
    await fc.assert(
      fc.asyncProperty(acts, async (plan) => {
        const worker = await aPerson(streetId, { points: 30 })
        const ids = Array.from({ length: 4 }, anId)
        await Promise.all(ids.slice(0, 3).map((id) => redeem(worker, offer, id)))
        await Promise.all(plan.map(({ act, pick }) => perform(act, ids[pick] ?? '', worker, clerk, offer)))
        const entries = await entriesOf(worker.memberId)
        for (const id of ids) {
          const hold = entries.find((entry) => entry.id === id)
          const settled = entries.filter(({ ref, kind }) => hold && ref === hold.ref && kind !== 'hold')
          expect(settled.length).toBeLessThanOrEqual(1)
          if (!hold) continue
          const { body } = await call('meals', 'voucher', { voucherId: id }, worker)
          const kinds: Record<string, string[]> = {
            issued: [],
            redeemed: ['post'],
            cancelled: ['release'],
            refused: ['release'],
          }
          expect(settled.map(({ kind }) => kind)).toEqual(kinds[body.state])
        }
      }),
      { numRuns: runs(6, 15) },
    )
    expect((await verifyLedger(streetId)).differences).toEqual([])
  },
  within(400_000),
)

async function perform(act: Act, id: string, worker: Person, clerk: Person, offer: Parameters<typeof redeem>[1]) {
  if (act === 'redeem' || act === 'redeemAgain') return redeem(worker, offer, act === 'redeem' ? anId() : id)
  if (act === 'earn') return move(worker.memberId, { id: anId(), reason: 'checkin', amount: 3 })
  if (act === 'cancel') return call('meals', 'cancel', { voucherId: id, id: anId() }, worker)
  const { body } = await call('meals', 'voucher', { voucherId: id }, worker)
  if (body.state !== 'issued') return body
  const ticket = await ticketFor(clerk, body).catch(() => undefined)
  if (!ticket) return body
  if (act === 'confirm') return call('meals', 'confirm', { id: anId(), ticket }, clerk)
  return call('meals', 'refuse', { id: anId(), ticket, reason: '今天卖完了' }, clerk)
}
