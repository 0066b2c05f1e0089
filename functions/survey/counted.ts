import { type CountedKind, countedKind } from '@functions/counters/kinds'
import { surveyBucket, surveyScope } from '@functions/counters/scopes'
import * as v from 'valibot'

const total = {
  streetId: v.string(),
  round: v.number(),
  day: v.string(),
  people: v.number(),
  couriers: v.number(),
  drivers: v.number(),
  outlets: v.number(),
}

/** What of the records here counts: what a closed round found, once. */
export const counted: readonly CountedKind[] = [
  countedKind('surveyTotal', total, ({ streetId, round, day, people, couriers, drivers, outlets }) => {
    const at = { scope: surveyScope(streetId), bucket: surveyBucket(round, day) }
    return [
      { ...at, name: 'surveyed', by: people },
      { ...at, name: 'couriers', by: couriers },
      { ...at, name: 'drivers', by: drivers },
      { ...at, name: 'outlets', by: outlets },
    ]
  }),
]
