import { announce } from '@functions/messages/send'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import type { Change } from '@functions/platform/events/records'
import { idAt } from '@functions/platform/store/ids'
import { transact } from '@functions/platform/store/transact'
import { below, getNow, removeIf, updateIf } from '@functions/platform/store/writes'
import { pageLink } from '@shared/pages'
import { mealDay, sellsAt, windowEnd } from '@shared/rules/points/voucher'
import { mealsBack, toldOf } from '@shared/rules/points/waiting'
import { addDays, dayOf, sayEnd } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { isOffered, merchantOf, type OfferItem, offerOf } from './catalogue'
import { Stock, Use } from './entities'
import { leftNow } from './stockNow'
import { Restock, tidiedAt, Waiter, WaitingPlace, waitersFor } from './waitingEntities'

type Place = FormattedItem<typeof WaitingPlace>
type StockItem = FormattedItem<typeof Stock>

/** Places looked at in one go. */
const PAGE = 25
/** And so often: whoever is still in the queue then hears of the next meal. */
const ROUNDS = 20

/** Tells those who wait for a meal that some are back, when a part of its stock got more. */
export const restocked: Effect = {
  name: 'restocked',
  kinds: [Stock.entityName],
  run: async ({ before, after, recordId }: Change) => {
    const stock = after && Stock.build(EntityFormatter).format(after)
    const old = before && Stock.build(EntityFormatter).format(before)
    const meals = mealsBack(old, stock)
    // Yesterday's may still be sold, past midnight: the offer says so.
    const today = dayOf(now())
    if (meals > 0 && stock && [addDays(today, -1), today].includes(stock.day)) await tellWaiting(stock, meals, recordId)
  },
}

/**
 * The first of those who wait, three for each meal. Whom a record has told stands in an item of its own, so a repeat
 * only completes their messages. Two reads when nobody waits; 8 write units and the delivery for each who is told.
 */
async function tellWaiting(stock: StockItem, meals: number, recordId: string): Promise<void> {
  const { streetId, offerId, day } = stock
  const of = { streetId, offerId, day, recordId }
  const [first, before] = await Promise.all([waitingPlaces(stock, 1), restockOf(of)])
  if (first.length === 0 && !before) return
  const offer = await offerOf(streetId, offerId, stock.version)
  const tell = await telling(offer)
  // What an earlier delivery of this record began.
  await fanOut([...(before?.told ?? [])], tell)
  if (day !== mealDay(offer, now()) || !isOffered(offer, day) || !sellsAt(offer, now())) return
  const most = toldOf(Math.min(meals, await leftNow(offer, day)))
  for (let round = 0; round < ROUNDS; round++) {
    const told = (await restockOf(of))?.count ?? 0
    const places = told < most ? await waitingPlaces(stock, Math.min(PAGE, most - told)) : []
    if (places.length === 0) return
    await fanOut(places, async (place) => {
      if (await hasEnough(offer, place)) await passOver(place)
      else {
        const note = await callUp(place, recordId, most)
        if (note) await tell(note)
      }
    })
  }
}

/** The first who wait, longest first, strongly consistent. One query. */
export const waitingPlaces = (of: Pick<Place, 'streetId' | 'offerId' | 'day'>, limit: number): Promise<Place[]> =>
  waitersFor(of).first(limit)

async function restockOf(key: { streetId: string; offerId: string; day: string; recordId: string }) {
  return getNow(Restock, key)
}

/** Did they get all they may have today meanwhile? */
async function hasEnough({ streetId, offerId, perDay }: OfferItem, { memberId, day }: Place): Promise<boolean> {
  const key = { streetId, offerId, memberId, period: day }
  const item = await getNow(Use, key)
  return (item?.count ?? 0) >= perDay
}

/** Out of the queue, and written down as told by this record; undefined when they left or others were told meanwhile. */
async function callUp(place: Place, recordId: string, most: number): Promise<string | undefined> {
  const { streetId, offerId, day, memberId } = place
  const note = `${now()}#${memberId}`
  const answer = await transact<string | undefined>(
    [
      ...outOfQueue(place, 'told'),
      updateIf(
        Restock,
        {
          ...{ streetId, offerId, day, recordId, count: $add(1), told: $add(new Set([note])) },
          expiresAt: tidiedAt(day),
        },
        below('count', most),
        () => undefined,
      ),
    ],
    () => note,
  )
  return typeof answer === 'string' ? answer : undefined
}

/** Out of the queue without a word: they have eaten. */
async function passOver(place: Place): Promise<void> {
  await transact<void>(outOfQueue(place, 'none'), () => undefined)
}

/** Out of the queue, where they still are in it. */
export function outOfQueue(place: Place, state: 'told' | 'none') {
  const { memberId, day, offerId, at } = place
  return [
    removeIf(WaitingPlace, place, { attr: 'at', exists: true }, () => undefined),
    updateIf(
      Waiter,
      { memberId, day, offerId, state, version: $add(1) },
      {
        and: [
          { attr: 'state', eq: 'waiting' },
          { attr: 'at', eq: at },
        ],
      },
      () => undefined,
    ),
  ]
}

/** Delivers the message of a note `<moment>#<member>`, the same one however often. */
async function telling(offer: OfferItem): Promise<(note: string) => Promise<void>> {
  const { streetId, offerId, title, pricePoints } = offer
  const { name } = await merchantOf(streetId, offer.merchantId)
  const end = (at: number) => windowEnd(offer, mealDay(offer, at))
  return async (note) => {
    const [moment = '', memberId = ''] = note.split('#')
    await announce({
      id: idAt(Number(moment), `waiting#${offerId}#${memberId}`),
      memberId,
      streetId,
      kind: 'meal',
      title: `${title} 有货了`,
      text: `${name}又能换了，${pricePoints} 积分，${sayEnd(end(Number(moment)), Number(moment))} 前可用。先到先得，换完为止。`,
      page: pageLink('worker/offer', { id: offerId }),
      state: '有货了',
    })
  }
}
