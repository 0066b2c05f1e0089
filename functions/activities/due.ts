import { waitingIn } from '@functions/identity/waiting'
import { now } from '@functions/platform/clock'
import type { DueItem, DueSource } from '@functions/platform/due'
import { ACTIVITY_LIMITS } from '@shared/rules/activities/activity'
import { dayOf } from '@shared/rules/time/day'
import { openHoursIn } from './attendanceEntities'
import { type ActivityItem, beginningBetween, moment } from './entities'
import { runs, stateOf } from './heads'
import { staffPage } from './pages'

/** More than a street has on one day. */
const MOST = 200
const LONGEST_MS = ACTIVITY_LIMITS.hours * 3_600_000

/** What is on today in one's communities, until it is over; and hours that nobody closed. */
export const due: readonly DueSource[] = [
  {
    kind: 'activity',
    lists: async (actor) => [
      {
        by: 'moment',
        first: async ([from, until], limit) => {
          const began = moment(now() - LONGEST_MS)
          const between: [string, string] = [from > began ? from : began, until]
          if (between[0] > until) return []
          const all = await beginningBetween(actor.streetId, between).first(MOST)
          return all
            .filter((head) => runs(actor, head) && isOn(head))
            .map(itemOf)
            .slice(0, limit)
        },
      },
    ],
  },
  {
    kind: 'hours',
    waiting: waitingIn((streetId, communityId, most) => openHoursIn(streetId, communityId, now()).count(most)),
  },
]

const isOn = (head: ActivityItem): boolean => ['coming', 'running'].includes(stateOf(head))

function itemOf({ activityId, title, place, starts }: ActivityItem): DueItem {
  return {
    ...{ id: activityId, title, note: place.name, dueOn: dayOf(starts), dueAt: starts, missed: 0 },
    page: staffPage(activityId),
    desk: `/today`,
  }
}
