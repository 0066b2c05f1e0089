import { now } from '@functions/platform/clock'
import type { DueItem, DueSource } from '@functions/platform/due'
import { streetOf, teamsOf } from '@functions/stations/street'
import { pageLink } from '@shared/pages'
import { missed } from '@shared/rules/duties/plan'
import { reaches } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import { dutiesBetween } from './entities'
import type { Duty } from './recurring'

/** What one's communities do again and again, by the day until which the next time is due. */
export const due: readonly DueSource[] = [
  {
    kind: 'duty',
    lists: async ({ streetId, grants }) =>
      teamsOf(await streetOf(streetId))
        .filter(({ teamId }) => reaches(grants, teamId))
        .map(({ teamId, name }) => ({
          by: 'day',
          first: async (between, limit) =>
            (await dutiesBetween(streetId, teamId, between).first(limit)).map((duty) => itemOf(duty, name)),
        })),
  },
]

/** Its day is the one it stands in the list by, which is worked out by whatever moves it. */
function itemOf({ id, communityId, name, plan, progress, queueSk = '' }: Duty, place: string): DueItem {
  return {
    ...{ id, title: name, note: place, dueOn: queueSk.slice(0, DAY_LENGTH) },
    missed: missed(plan, progress, dayOf(now())),
    page: pageLink('grid/log', { community: communityId }),
    desk: `/worklog?team=${communityId}`,
  }
}

const DAY_LENGTH = 'YYYY-MM-DD'.length
