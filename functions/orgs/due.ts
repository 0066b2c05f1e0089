import { now } from '@functions/platform/clock'
import type { DueItem, DueSource } from '@functions/platform/due'
import { MOST_POSTS } from '@functions/terms/taken'
import { pageLink } from '@shared/pages'
import { missed } from '@shared/rules/duties/plan'
import { dayOf } from '@shared/rules/time/day'
import { isStillTheirs, type OrgDutyItem } from './duty'
import { dutiesOwned } from './dutyEntities'

/** Visits of one's enterprises and what meetings gave one to do, by their days. */
export const due: readonly DueSource[] = [
  {
    kind: 'orgDuty',
    lists: async ({ streetId, memberId }) => [
      {
        by: 'day',
        first: async (between, limit) =>
          (await dutiesOwned(streetId, memberId, between).first(limit + MOST_POSTS))
            .filter(isStillTheirs)
            .slice(0, limit)
            .map(itemOf),
      },
    ],
  },
]

/** Its day is the one it stands in the list by, which is worked out by whatever moves it. */
function itemOf({ id, orgId, kind, title, plan, progress, queueSk = '' }: OrgDutyItem): DueItem {
  return {
    ...{ id, title: kind === 'visit' ? `走访 ${title}` : title, dueOn: queueSk.slice(0, DAY_LENGTH) },
    missed: missed(plan, progress, dayOf(now())),
    page: kind === 'visit' ? pageLink('worker/org', { org: orgId }) : pageLink('worker/orgs'),
    desk: `/orgs?org=${orgId}`,
  }
}

const DAY_LENGTH = 'YYYY-MM-DD'.length
