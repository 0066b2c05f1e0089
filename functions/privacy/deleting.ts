import { leavingSteps } from '@functions/identity/leaving'
import { now } from '@functions/platform/clock'
import type { Key } from '@functions/platform/lists/list'
import { asError, log } from '@functions/platform/log'
import { seal, unseal } from '@functions/platform/sealed/personal'
import { type Step, transact } from '@functions/platform/store/transact'
import { getNow, removeIf, update, updateIf } from '@functions/platform/store/writes'
import { servedStreets } from '@functions/stations/registry'
import { $remove } from 'dynamodb-toolbox/entity/actions/update'
import { Deletion, type DeletionItem, deletionsUpTo, nextLook, Receipt } from './entities'
import { IN_ORDER, placeOf } from './inOrder'

/** Orders of a street taken at once; what is left is the next run's. */
const AT_ONCE = 25

/**
 * Between the cut and what follows: links and upload forms that were given out are over, whatever was on its way has landed
 * and stands in the indexes, and no function remembers the person. Milliseconds.
 */
export const PAUSE_MS = 15 * 60_000

/** An order that failed is looked at again after so long, and ever later. Milliseconds. */
const RETRY_MS = 15 * 60_000
const MOST_RETRIES = 96

export interface Deleted {
  /** Accounts that were cut off, and those of which nothing is left to take out. */
  cut: number
  done: number
  failed: number
}

/**
 * Takes every due deletion further, street by street, step by step; each step is written down before the next, so a run
 * may end anywhere. A failing one holds up no other. A query a street when nothing is due.
 */
export async function deleteDue(hasTime: () => boolean): Promise<Deleted> {
  const sum: Deleted = { cut: 0, done: 0, failed: 0 }
  for (const streetId of await servedStreets()) {
    for (const { memberId } of await deletionsUpTo(streetId, now()).first(AT_ONCE)) {
      const outcome = await advance(memberId, hasTime)
      if (outcome !== 'going') sum[outcome]++
    }
  }
  return sum
}

/** Takes one deletion as far as there is time for. */
export async function advance(memberId: string, hasTime: () => boolean): Promise<keyof Deleted | 'going'> {
  try {
    while (hasTime()) {
      const order = await getNow(Deletion, { memberId })
      if (!order || Number(order.queueSk.split('#')[0]) > now()) return 'going'
      if (order.state === 'waiting') return (await cut(order)) ? 'cut' : 'going'
      if (await oneStep(order)) return 'done'
    }
    return 'going'
  } catch (error) {
    log.error('a deletion could not go on', { error: asError(error) })
    await putOff(memberId)
    return 'failed'
  }
}

/**
 * The person is gone with this: all or nothing. Whoever was given a role meanwhile stays until it is handed over, and is
 * looked at again the next day.
 */
async function cut(order: DeletionItem): Promise<boolean> {
  const { memberId, receiptId } = order
  const leaving = await leavingSteps(memberId)
  if (leaving && leaving.roles.length > 0) {
    await transact<void>([goesOn(order, { at: now() + 86_400_000 })], () => undefined)
    return false
  }
  const nameSealed = leaving?.name && (await seal(leaving.name, nameBound(memberId)))
  const answer = await transact<true>(
    [
      goesOn(order, { at: now() + PAUSE_MS, state: 'running', nameSealed }),
      update(Receipt, { receiptId, state: 'running' }),
      ...(leaving?.steps ?? []),
    ],
    () => true,
  )
  return answer === true
}

const nameBound = (memberId: string) => `leaving:${memberId}`

/** Pages between two notes of how far it is: each may be taken out twice, so that none needs a note of its own. */
export const PAGES_A_STEP = 5

/** A few pages of what is taken out, and the note of them. Is nothing left? */
async function oneStep(order: DeletionItem): Promise<boolean> {
  const { memberId, streetId, nameSealed } = order
  const name = nameSealed && (await unseal(nameSealed, nameBound(memberId)))
  let at = placeOf(order.erasure)
  let after: Key | undefined = order.after === undefined ? undefined : JSON.parse(order.after)
  for (let pages = 0; pages < PAGES_A_STEP && at < IN_ORDER.length; pages++) {
    after = await IN_ORDER[at]?.page({ memberId, streetId, name }, after)
    if (!after) at++
  }
  const following = IN_ORDER[at]
  if (!following) return ended(order)
  await transact<void>(
    [goesOn(order, { at: now(), erasure: following.name, after: after && JSON.stringify(after) })],
    () => undefined,
  )
  return false
}

interface Progress {
  /** When it is looked at next. */
  at: number
  state?: 'running'
  nameSealed?: string | undefined
  erasure?: string
  after?: string | undefined
}

/** Notes how far an order is, provided that nobody else did. */
function goesOn(
  { memberId, streetId, version }: DeletionItem,
  { at, state, nameSealed, erasure, after }: Progress,
): Step<never> {
  return updateIf(
    Deletion,
    {
      ...{ memberId, state, nameSealed, erasure, version: version + 1, tries: 0 },
      after: after ?? $remove(),
      ...nextLook(streetId, at, memberId),
    },
    { attr: 'version', eq: version },
  )
}

/** Nothing is left: the order goes too, and the receipt says so. */
async function ended({ memberId, version, receiptId }: DeletionItem): Promise<boolean> {
  const answer = await transact<true>(
    [
      removeIf(Deletion, { memberId }, { attr: 'version', eq: version }),
      update(Receipt, { receiptId, state: 'done', endedAt: now() }),
    ],
    () => true,
  )
  return answer === true
}

/** Lets others go first. */
async function putOff(memberId: string): Promise<void> {
  const order = await getNow(Deletion, { memberId })
  if (!order) return
  const { streetId, version, tries } = order
  const wait = RETRY_MS * Math.min(tries + 1, MOST_RETRIES)
  await transact<void>(
    [
      updateIf(
        Deletion,
        { memberId, tries: tries + 1, version: version + 1, ...nextLook(streetId, now() + wait, memberId) },
        { attr: 'version', eq: version },
      ),
    ],
    () => undefined,
  )
}
