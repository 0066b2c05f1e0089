import { byCommunity, type CountedKind, countedKind, place } from '@functions/counters/kinds'
import { visitsAt } from '@functions/counters/scopes'
import { dayOf } from '@shared/rules/time/day'
import * as v from 'valibot'

/** What of the records here counts. */
export const counted: readonly CountedKind[] = [
  countedKind('checkin', { ...place, stationId: v.string() }, (visit) => [
    ...byCommunity(visit, 'checkins', 1),
    { ...visitsAt(visit.streetId, visit.stationId, dayOf(visit.at)), name: 'checkins', by: 1 },
  ]),
]
