import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { client } from '@functions/platform/store/table'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { anId, type Person } from './api'
import { accountOf } from './ledger'
import { anOffer, redeem } from './meals'

export interface FlashSale {
  attempts: number
  sold: number
  seconds: number
  /** Transactions that met another one at the same item and were tried again. */
  conflicts: number
  /** What must not be and is; none when all is well. */
  wrong: string[]
}

/** A phone that is told to come back does so this often. */
const COMES_BACK = 20

let conflicts = 0
client.middlewareStack.add(
  (next) => async (args) => {
    try {
      return await next(args)
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : []
      if (reasons.some(({ Code }) => Code === 'TransactionConflict')) conflicts++
      throw error
    }
  },
  { step: 'initialize', name: 'conflicts' },
)

/**
 * Everybody wants one meal at the same moment: taps twice, asks once more with the same id, and then tries to get a second
 * one. Whoever is not told anything comes back with the same id. Everybody needs points for one meal of 12.
 */
export async function flashSale(
  workers: readonly Person[],
  given: { stockPerDay: number; stockShards: number },
): Promise<FlashSale> {
  const [{ streetId } = { streetId: '' }] = workers
  const offer = await anOffer(streetId, { ...given, perDay: 1 })
  const heldBefore = await heldBy(workers)
  let attempts = 0
  const attempt = async (worker: Person, id: string) => {
    for (let again = 0; ; again++) {
      attempts++
      const answer = await redeem(worker, offer, id)
      if (answer.status !== 503 || again === COMES_BACK) return answer
    }
  }
  const conflictsBefore = conflicts
  const from = performance.now()
  const told = await Promise.all(
    workers.map(async (worker) => {
      const [id, second] = [anId(), anId()]
      const taps = await Promise.all([attempt(worker, id), attempt(worker, id)])
      return { same: [...taps, await attempt(worker, id)], other: await attempt(worker, second) }
    }),
  )
  const seconds = (performance.now() - from) / 1000
  const heldAfter = await heldBy(workers)
  const vouchers = told.map(
    ({ same }) => new Set(same.flatMap(({ status, body }) => (status === 201 ? [body.code] : []))),
  )
  const sold = vouchers.filter(({ size }) => size > 0).length
  const wrong = [
    ...(sold === Math.min(given.stockPerDay, workers.length) ? [] : [`${sold} sold of ${given.stockPerDay}`]),
    ...told.flatMap(({ other }, index) => {
      const size = vouchers[index]?.size ?? 0
      const held = (heldAfter[index] ?? 0) - (heldBefore[index] ?? 0)
      return [
        ...(size > 1 ? [`one id brought ${size} vouchers`] : []),
        ...(size > 0 && other.status === 201 ? ['somebody got two'] : []),
        ...(size === 0 && other.status === 201 ? ['a meal was left for a second try only'] : []),
        ...(held === size * offer.pricePoints ? [] : [`${size} vouchers and ${held} points held`]),
      ]
    }),
    ...(await verifyLedger(streetId)).differences.map((each) => JSON.stringify(each)),
    ...(await verifyMeals(streetId)).map((each) => JSON.stringify(each)),
  ]
  return { attempts, sold, seconds, conflicts: conflicts - conflictsBefore, wrong }
}

const heldBy = (workers: readonly Person[]) =>
  Promise.all(workers.map(async ({ memberId }) => (await accountOf(memberId)).held))
