import { Profile } from '@functions/identity/entities'
import type { OfferItem } from '@functions/meals/catalogue'
import { expireVouchers } from '@functions/meals/expire'
import { changeOffer } from '@functions/meals/offers'
import { stockOf } from '@functions/meals/stockNow'
import { waiterOf } from '@functions/meals/wait'
import { isProblem } from '@functions/platform/problem'
import { sceneOf } from '@functions/stations/posted'
import { dayOf } from '@shared/rules/time/day'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { accountOf, entriesOf } from '../support/ledger'
import { aClerk, anOffer, redeem, ticketFor } from '../support/meals'
import { aCategory, answered, aReport, aResolvedReport, handled } from '../support/reports'

/** What a client, or the schedule, is told. */
export interface Told {
  status: number
  body: object
}

/** One write that is about to be made, with everything it needs in place. */
export interface Scenario {
  streetId: string
  /** In every transaction of this write, and in no other scenario's. */
  mark: string
  /** Makes it; the same again is the same write. */
  send: () => Promise<Told>
  /** What it changed, as the table holds it. */
  effect: () => Promise<object>
}

export interface FaultyWrite {
  /** The route it is sent to; a schedule's write and one of the seed has none. */
  route?: string
  prepare: (streetId: string) => Promise<Scenario>
  /** How far the clock moves on before it is made. Milliseconds. */
  laterMs?: number
}

const DAY_MS = 86_400_000

/** What workers, clerks, grid workers and schedules write about points, meals and check-ins. */
export const WRITES: Record<string, FaultyWrite> = {
  'a check-in': {
    route: 'checkins.create',
    prepare: async (streetId) => {
      const worker = await aPerson(streetId)
      const station = await aStation(streetId)
      const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
      const input = { id: anId(), stationId: station.stationId, proof }
      return { ...of(worker), send: () => call('checkins', 'create', input, worker) }
    },
  },
  'a check-in that completes a streak': {
    route: 'checkins.create',
    prepare: async (streetId) => {
      const worker = await aPerson(streetId)
      const station = await aStation(streetId)
      const checkin = { day: dayOf(Date.now() - DAY_MS), count: 1, streak: 6 }
      await accountOf(worker.memberId, { checkin })
      const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
      const input = { id: anId(), stationId: station.stationId, proof, seen: checkin }
      return { ...of(worker), send: () => call('checkins', 'create', input, worker) }
    },
  },
  'a confirmed registration': {
    route: 'identity.confirm',
    prepare: async (streetId) => {
      const worker = await aPerson(streetId, { grants: [] })
      const { memberId } = worker
      await Profile.build(UpdateItemCommand).item({ memberId, status: 'pending' }).send()
      const staff = await gridWorkerOf(streetId)
      const id = anId()
      return { ...of(worker), send: () => call('identity', 'confirm', { memberId, id }, staff) }
    },
  },
  'an accepted report': {
    route: 'reports.handle',
    prepare: async (streetId) => {
      const [worker, staff] = [await aPerson(streetId), await gridWorkerOf(streetId)]
      const reportId = await aReport(worker, await categoryOf(streetId))
      const id = anId()
      return { ...of(worker), send: () => handled(staff, reportId, { id, move: 'accept' }) }
    },
  },
  'a report its reporter confirms': {
    route: 'reports.answer',
    prepare: async (streetId) => {
      const [worker, staff] = [await aPerson(streetId), await gridWorkerOf(streetId)]
      const reportId = await aResolvedReport(worker, staff, await categoryOf(streetId))
      const id = anId()
      return { ...of(worker), send: () => answered(worker, reportId, { id, move: 'confirm' }) }
    },
  },
  'a redemption': {
    route: 'meals.redeem',
    prepare: async (streetId) => {
      const worker = await aPerson(streetId, { points: 30 })
      const offer = await anOffer(streetId, { perWorker: 5 })
      const id = anId()
      return { ...of(worker, offer), send: () => redeem(worker, offer, id) }
    },
  },
  'a cancelled voucher': {
    route: 'meals.cancel',
    prepare: async (streetId) => {
      const { worker, offer, voucher } = await aBuyer(streetId)
      const input = { voucherId: voucher.voucherId, id: anId() }
      return { ...of(worker, offer), send: () => call('meals', 'cancel', input, worker) }
    },
  },
  'a wish to be told of a meal': {
    route: 'meals.wait',
    prepare: async (streetId) => {
      const [worker, faster] = [await aPerson(streetId), await aPerson(streetId, { points: 30 })]
      const offer = await anOffer(streetId, { stockPerDay: 1 })
      await redeem(faster, offer)
      const input = { id: anId(), offerId: offer.offerId, waiting: true }
      const effect = async () => {
        const { state, version } = (await waiterOf(worker.memberId, offer.offerId, dayOf(Date.now()))) ?? {}
        return { state, version }
      }
      return { streetId, mark: worker.memberId, effect, send: () => call('meals', 'wait', input, worker) }
    },
  },
  'a confirmed voucher': {
    route: 'meals.confirm',
    prepare: async (streetId) => {
      const { worker, offer, voucher, clerk } = await aBuyer(streetId)
      const input = { id: anId(), ticket: await ticketFor(clerk, voucher) }
      return { ...of(worker, offer), send: () => call('meals', 'confirm', input, clerk) }
    },
  },
  'a refused voucher': {
    route: 'meals.refuse',
    prepare: async (streetId) => {
      const { worker, offer, voucher, clerk } = await aBuyer(streetId)
      const input = { id: anId(), ticket: await ticketFor(clerk, voucher), reason: '今天卖完了' }
      return { ...of(worker, offer), send: () => call('meals', 'refuse', input, clerk) }
    },
  },
  'the expiry of a voucher': {
    laterMs: DAY_MS + 3_600_000,
    prepare: async () => {
      // A street of its own: the job is a street's.
      const { streetId } = await aStreet()
      const { worker, offer } = await aBuyer(streetId)
      return { ...of(worker, offer), send: () => job(() => expireVouchers(streetId)) }
    },
  },
  'a changed offer': {
    prepare: async (streetId) => {
      const { worker, offer } = await aBuyer(streetId)
      const change = () => changeOffer(streetId, offer.offerId, { stockPerDay: 7 })
      return { ...of(worker, offer), mark: offer.offerId, send: () => job(change) }
    },
  },
}

const categories = new Map<string, Promise<string>>()

/** A street's one category: a cache that was filled meanwhile would not know another. */
function categoryOf(streetId: string): Promise<string> {
  const category = categories.get(streetId) ?? aCategory(streetId)
  categories.set(streetId, category)
  return category
}

const gridWorkerOf = (streetId: string) =>
  aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })

/** Somebody with a voucher, and the clerk it can be shown to. */
export async function aBuyer(streetId: string) {
  const worker = await aPerson(streetId, { points: 30 })
  const offer = await anOffer(streetId, { perWorker: 5 })
  const clerk = await aClerk(streetId, offer.merchantId)
  const { body: voucher } = await redeem(worker, offer)
  return { worker, offer, clerk, voucher }
}

/** Runs what no client calls; an overloaded database is told as a client would be told. */
async function job(run: () => Promise<unknown>): Promise<Told> {
  try {
    await run()
    return { status: 200, body: {} }
  } catch (error) {
    if (isProblem(error)) return { status: error.status, body: { code: error.code } }
    // The job goes on with the others and fails at its end; its next run takes what is left.
    if (error instanceof Error && error.message.includes('could not be expired')) return { status: 503, body: {} }
    throw error
  }
}

/** A worker's account and entries, and what is sold of a meal. */
export function of({ memberId, streetId }: Person, offer?: OfferItem): Omit<Scenario, 'send'> {
  const effect = async () => {
    const { balance, held, available, tasks, checkin } = await accountOf(memberId)
    const entries = (await entriesOf(memberId)).map(({ reason, amount }) => `${reason} ${amount}`).sort()
    const stock = offer ? await stockOf(streetId, offer.offerId, dayOf(Date.now())) : []
    return {
      account: { balance, held, available, tasks: Object.keys(tasks).length, checkin },
      entries,
      stock: stock.map(({ sold, capacity }) => ({ sold, capacity })),
    }
  }
  return { streetId, mark: memberId, effect }
}
