import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf, putNew, removeIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { mealDay, sellsAt } from '@shared/rules/points/voucher'
import type { Day } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { isOffered, type OfferItem, offerOf } from './catalogue'
import { leftNow } from './stockNow'
import { tidiedAt, Waiter, WaitingPlace } from './waitingEntities'

type Waiting = Outputs['meals']['wait']
export type WaiterItem = FormattedItem<typeof Waiter>

/** So many answers of one phone are remembered; more taps than that come one after the other. */
const CHOICES_KEPT = 8

/** What a worker wants of an offer today. 1 read unit. */
export async function waiterOf(memberId: string, offerId: string, day: Day): Promise<WaiterItem | undefined> {
  return getNow(Waiter, { memberId, offerId, day })
}

/**
 * “有货告诉我”, or not any more: once an offer and day, first come first told, told once a day. Two or three reads, one
 * transaction of 6 write units. The stock is read again after the place is taken, so nobody misses what came back in
 * between.
 * @throws NOT_FOUND, OFFER_CLOSED, OFFER_IN_STOCK, IDEMPOTENCY_CONFLICT
 */
export async function wait(actor: Actor, { id, offerId, waiting }: Inputs['meals']['wait']): Promise<Waiting> {
  const offer = await offerOf(actor.streetId, offerId)
  const day = mealDay(offer, now())
  return untilAnswered(async () => {
    const before = await waiterOf(actor.memberId, offerId, day)
    const said = before?.choices[id]
    if (said !== undefined && said !== waiting) throw problem('IDEMPOTENCY_CONFLICT')
    const state = before?.state ?? 'none'
    if (said !== undefined || state === 'told' || waiting === (state === 'waiting')) return { offerId, waiting: state }
    return waiting ? enter(actor, offer, day, before, id) : leave(actor, offer, before, id)
  })
}

async function enter(actor: Actor, offer: OfferItem, day: Day, before: WaiterItem | undefined, id: string) {
  const { streetId, memberId, epoch } = actor
  const { offerId } = offer
  const at = now()
  if (!isOffered(offer, day) || !sellsAt(offer, at)) throw problem('OFFER_CLOSED')
  if ((await leftNow(offer, day)) > 0) throw problem('OFFER_IN_STOCK')
  const expiresAt = tidiedAt(day)
  const next: WaiterItem = {
    ...{ memberId, day, offerId, state: 'waiting', at, expiresAt },
    choices: kept(before, id, true),
    version: (before?.version ?? 0) + 1,
  }
  const answer = await transact<Waiting>(
    [
      keepWaiter(before, next),
      putNew(WaitingPlace, { streetId, offerId, day, at, memberId, expiresAt }),
      stillTrusted({ memberId, epoch }),
    ],
    () => ({ offerId, waiting: 'waiting' }),
  )
  if (answer === AGAIN || (await leftNow(offer, day)) === 0) return answer
  // Whoever is told meanwhile stays told; everybody else has not waited.
  const undone = await leave(actor, offer, next, id)
  if (undone === AGAIN) return AGAIN
  throw problem('OFFER_IN_STOCK')
}

function leave(actor: Actor, { offerId }: OfferItem, before: WaiterItem | undefined, id: string) {
  const { streetId, memberId, epoch } = actor
  if (!before) return { offerId, waiting: 'none' as const }
  const { day, at } = before
  return transact<Waiting>(
    [
      keepWaiter(before, {
        ...before,
        state: 'none',
        choices: before.choices[id] === undefined ? kept(before, id, false) : without(before.choices, id),
        version: before.version + 1,
      }),
      removeIf(WaitingPlace, { streetId, offerId, day, at, memberId }, { attr: 'at', exists: true }),
      stillTrusted({ memberId, epoch }),
    ],
    () => ({ offerId, waiting: 'none' }),
  )
}

/** Writes what a worker wants, unless it has changed since it was read. */
function keepWaiter(before: WaiterItem | undefined, next: WaiterItem): Step<never> {
  return putIf(Waiter, next, asSeen('version', before?.version))
}

function kept(before: WaiterItem | undefined, id: string, waiting: boolean): Record<string, boolean> {
  const newest = Object.entries(before?.choices ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...Object.fromEntries(newest.slice(1 - CHOICES_KEPT)), [id]: waiting }
}

const without = (choices: Record<string, boolean>, id: string) =>
  Object.fromEntries(Object.entries(choices).filter(([key]) => key !== id))
