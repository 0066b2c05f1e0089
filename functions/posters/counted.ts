import { type CountedKind, countedKind } from '@functions/counters/kinds'
import { posterBuckets, postersScope } from '@functions/counters/scopes'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import * as v from 'valibot'

const scan = { streetId: v.string(), posterId: v.string(), at: v.number() }

/** What of the records here counts: a scan, for its poster, in its month and since the beginning. */
export const counted: readonly CountedKind[] = [
  countedKind('posterScan', scan, ({ streetId, posterId, at }) =>
    posterBuckets(posterId, [monthOf(dayOf(at))]).map((bucket) => ({
      ...{ scope: postersScope(streetId), bucket, name: 'scans' as const, by: 1 },
    })),
  ),
]
