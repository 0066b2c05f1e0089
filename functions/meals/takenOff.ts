import { announce } from '@functions/messages/send'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import { idAt } from '@functions/platform/store/ids'
import { transact } from '@functions/platform/store/transact'
import { getNow } from '@functions/platform/store/writes'
import { pageLink } from '@shared/pages'
import { dayOf } from '@shared/rules/time/day'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { isOffered, merchantOf, type OfferItem } from './catalogue'
import { Offer } from './entities'
import { outOfQueue, waitingPlaces } from './restocked'

const read = (image: Record<string, unknown>): OfferItem => Offer.build(EntityFormatter).format(image)

/** Places taken out in one go, and how often: ten thousand people do not wait for one meal. */
const PAGE = 100
const ROUNDS = 20

/**
 * Tells those who wait for a meal that it is not sold any more today, and takes them out of the queue. Each is told
 * before they leave it, under an id of their place, so a repeated record completes the fan-out and tells nobody twice.
 * 6 write units and the delivery for each.
 */
export const takenOff: Effect = {
  name: 'takenOff',
  kinds: [Offer.entityName],
  run: async ({ before, after }) => {
    const today = dayOf(now())
    if (!before || !after || !isOffered(read(before), today) || isOffered(read(after), today)) return
    const { streetId, offerId } = read(after)
    const offer = await getNow(Offer, { streetId, offerId })
    // Back on sale before this record came: they go on waiting.
    if (!offer || isOffered(offer, today)) return
    const { name } = await merchantOf(streetId, offer.merchantId)
    for (let round = 0; round < ROUNDS; round++) {
      const places = await waitingPlaces({ streetId, offerId, day: today }, PAGE)
      if (places.length === 0) return
      await fanOut(places, async (place) => {
        const { at, memberId } = place
        await announce({
          ...{ id: idAt(at, `takenOff#${offerId}#${memberId}`), memberId, streetId, kind: 'meal' },
          title: `${offer.title} 今天不供应了`,
          text: `${name}今天不卖这个了，不用再等。可以看看别的套餐。`,
          page: pageLink('points'),
          state: '已下架',
        })
        await transact<void>(outOfQueue(place, 'none'), () => undefined)
      })
    }
  },
}
