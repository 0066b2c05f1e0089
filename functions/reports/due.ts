import type { DueItem, DueSource } from '@functions/platform/due'
import { streetOf, teamsOf } from '@functions/stations/street'
import { pageLink } from '@shared/pages'
import { reaches } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import { openBetween } from './entities'
import type { ReportItem } from './history'
import { holderOf } from './place'

/** Open reports of one's teams, by the moment until which they are to be resolved: two lists a team. */
export const due: readonly DueSource[] = [
  {
    kind: 'report',
    lists: async ({ streetId, grants }) =>
      teamsOf(await streetOf(streetId))
        .filter(({ teamId }) => reaches(grants, teamId))
        .flatMap(({ teamId }) =>
          [true, false].map((urgent) => ({
            by: 'moment' as const,
            first: async (between: [string, string], limit: number) =>
              (await openBetween(streetId, teamId, urgent, between).first(limit)).map(itemOf),
          })),
        ),
  },
]

function itemOf(report: ReportItem): DueItem {
  const { reportId, categoryName, address, dueAt, urgent } = report
  return {
    ...{ id: reportId, title: categoryName, note: address, dueOn: dayOf(dueAt), dueAt, missed: 0 },
    ...(urgent ? { urgent } : {}),
    page: pageLink('grid/handle', { id: reportId }),
    desk: `/reports/${reportId}?team=${holderOf(report)}`,
  }
}
