import type { OfferItem } from '@functions/meals/catalogue'
import { expireVouchers } from '@functions/meals/expire'
import { Swept } from '@functions/meals/scheduleEntities'
import { expireStreet } from '@functions/points/yearly'
import { addDays, startOf, yearOf } from '@shared/rules/time/day'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import fc from 'fast-check'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { anId, call, type Person } from '../support/api'
import { runs, within } from '../support/depth'
import { aPerson, aStreet, givePoints } from '../support/factories'
import { accountOf, entriesOf } from '../support/ledger'
import { aClerk, anOffer, redeem, shifted, ticketFor } from '../support/meals'

const PRICE = 12
const MINUTE = 60_000
/** Moments around the turns of years and a leap day, in order: minutes after a Shanghai midnight. */
const MOMENTS = [
  ['2027-12-31', 1438],
  ['2028-01-01', 0],
  ['2028-02-29', 720],
  ['2028-12-31', 1438],
  ['2029-01-01', 0],
  ['2029-12-31', 1438],
  ['2030-01-01', 0],
  ['2030-01-01', 30],
] as const
const instantOf = ([day, minute]: readonly [string, number]) => startOf(day) + minute * MINUTE
const at = <T>(instant: number, run: () => Promise<T>) => shifted(instant - Date.now(), run)
const always = () => true

/** What a member has, as lots of points by year, oldest first: the definition, without the account's arithmetic. */
class Purse {
  lots: { year: number; points: number }[] = []
  held = 0
  expired = 0
  get balance() {
    return this.lots.reduce((sum, { points }) => sum + points, 0)
  }
  earn(year: number, points: number) {
    this.lots.push({ year, points })
  }
  spend(points: number) {
    for (let left = points; left > 0; ) {
      const [oldest] = this.lots
      if (!oldest) throw new Error('nothing left to spend')
      const taken = Math.min(left, oldest.points)
      oldest.points -= taken
      left -= taken
      if (oldest.points === 0) this.lots.shift()
    }
  }
  /** What is out of date and under no voucher goes at once. */
  turn(year: number) {
    const old = this.lots.filter((lot) => lot.year < year - 1).reduce((sum, { points }) => sum + points, 0)
    const due = Math.max(0, old - this.held)
    this.spend(due)
    this.expired += due
  }
}

/** The five-minute job of the night after a day; what it remembers of earlier years would only make it slow. */
async function endVouchers(streetId: string, day: string): Promise<void> {
  await Swept.build(DeleteItemCommand).key({ streetId }).send()
  await at(startOf(addDays(day, 1)) + 2 * MINUTE, () => expireVouchers(streetId))
}

type Act = 'earn' | 'redeem' | 'cancel' | 'confirm' | 'sweep' | 'later'
const acts = fc.constantFrom<Act>('earn', 'earn', 'redeem', 'redeem', 'cancel', 'confirm', 'sweep', 'later', 'later')
const plans = fc.array(fc.record({ act: acts, points: fc.integer({ min: 1, max: 30 }) }), {
  minLength: 8,
  maxLength: 22,
})

interface Stage {
  streetId: string
  worker: Person
  clerk: Person
  offer: OfferItem
}

/** A worker of an own street, born on the eve of the first new year, with a meal to spend points on. */
async function aStage(): Promise<Stage> {
  return at(instantOf(MOMENTS[0]), async () => {
    const { streetId } = await aStreet()
    const offer = await anOffer(streetId, { stockPerDay: 500, perDay: 100, pricePoints: PRICE })
    const clerk = await aClerk(streetId, offer.merchantId)
    return { streetId, offer, clerk, worker: await aPerson(streetId, { points: 20, listed: true }) }
  })
}

test(
  'over the turns of years exactly what is out of date expires, whenever the job comes by',
  async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { streetId, worker, clerk, offer } = await aStage()
        const purse = new Purse()
        purse.earn(2027, 20)
        let step = 0
        const live: string[] = []
        const instant = () => instantOf(MOMENTS[step] ?? MOMENTS[0])
        for (const { act, points } of [...plan, { act: 'later' as const, points: 0 }]) {
          if (act === 'later') {
            // A voucher ends with its day, and its points come back.
            if (live.length) await endVouchers(streetId, MOMENTS[step]?.[0] ?? '')
            purse.held = 0
            live.length = 0
            if (step < MOMENTS.length - 1) step++
          }
          await at(instant(), async () => {
            if (act === 'earn') {
              await givePoints({ memberId: worker.memberId, streetId, communityId: 'east', points })
              purse.earn(yearOf(instant()), points)
            } else if (act === 'redeem') {
              const id = anId()
              purse.turn(yearOf(instant()))
              const fits = purse.balance - purse.held >= PRICE
              const answer = await redeem(worker, offer, id)
              expect(answer.status).toBe(fits ? 201 : 409)
              if (!fits) return
              purse.held += PRICE
              live.push(id)
            } else if (act === 'cancel') {
              const voucherId = live.shift()
              if (!voucherId) return
              expect((await call('meals', 'cancel', { voucherId, id: anId() }, worker)).status).toBe(200)
              purse.held -= PRICE
            } else if (act === 'confirm') {
              const voucherId = live.shift()
              if (!voucherId) return
              const { body } = await call('meals', 'voucher', { voucherId }, worker)
              const ticket = await ticketFor(clerk, body)
              expect((await call('meals', 'confirm', { id: anId(), ticket }, clerk)).status).toBe(201)
              purse.held -= PRICE
              purse.spend(PRICE)
            } else if (act === 'sweep') await expireStreet(streetId, always)
            purse.turn(yearOf(instant()))
            // What the member is shown is exact before the job has come by.
            const { body } = await call('points', 'account', {}, worker)
            expect(body).toMatchObject({ balance: purse.balance, held: purse.held })
          })
        }
        await at(instant(), () => expireStreet(streetId, always))
        const { balance, held } = await accountOf(worker.memberId)
        const entries = await entriesOf(worker.memberId)
        const expired = entries.filter(({ kind }) => kind === 'expire').reduce((sum, { amount }) => sum + amount, 0)
        expect({ balance, held, expired }).toEqual({ balance: purse.balance, held: purse.held, expired: purse.expired })
        expect((await verifyLedger(streetId)).differences).toEqual([])
      }),
      { numRuns: runs(4, 8), endOnFailure: true },
    )
  },
  within(400_000),
)
