import type { AGAIN, Step } from '@functions/platform/store/transact'
import { update, updateIf } from '@functions/platform/store/writes'
import { SERVED, SERVED_LIMITS, type ServedId } from '@shared/rules/duties/served'
import { addDays, type Day, startOf } from '@shared/rules/time/day'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { ServedAlone } from './servedEntities'

/** An entry of a day, as far as it adds up there. */
interface Alone {
  id: string
  streetId: string
  termId: string
  categoryId: ServedId
  day: Day
  quantity: number
}

const keyOf = ({ streetId, termId, categoryId, day }: Alone) => ({
  ...{ streetId, termId, categoryId, day },
  expiresAt: startOf(addDays(day, SERVED_LIMITS.daysBack + 3)) / 1000,
})
const isNoneThatWaits = ({ id }: Alone) => ({ not: { attr: 'waiting', contains: id } }) as const

/**
 * What one writes down unseen of a day adds up: so much of it as one entry may be. `tooMuch` where there is no room, or where it
 * waits already. 2 write units.
 */
export const countsAlone = (alone: Alone, tooMuch: () => typeof AGAIN): Step<never> =>
  updateIf<typeof ServedAlone>(
    ServedAlone,
    { ...keyOf(alone), quantity: $add(alone.quantity) },
    {
      and: [
        {
          or: [
            { attr: 'quantity', exists: false },
            { attr: 'quantity', lte: SERVED[alone.categoryId].limit - alone.quantity },
          ],
        },
        { or: [{ attr: 'waiting', exists: false }, isNoneThatWaits(alone)] },
      ],
    },
    tooMuch,
  )

/** That it waits: sent again it does so still, whatever was taken back since. 2 write units. */
export const waitsOn = (alone: Alone): Step<never> =>
  update(ServedAlone, { ...keyOf(alone), quantity: $add(0), waiting: $add(new Set([alone.id])) })

/** What was taken back makes room for as much; what staff confirmed never took any. 2 write units. */
export const givesBack = (alone: Alone, tookNone: () => typeof AGAIN): Step<never> =>
  updateIf<typeof ServedAlone>(
    ServedAlone,
    { ...keyOf(alone), quantity: $add(-alone.quantity) },
    {
      and: [
        { attr: 'quantity', gte: alone.quantity },
        { or: [{ attr: 'waiting', exists: false }, isNoneThatWaits(alone)] },
      ],
    },
    tookNone,
  )
