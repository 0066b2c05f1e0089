import { type CountedKind, countedKind } from '@functions/counters/kinds'
import { logBucket, logScope } from '@functions/counters/scopes'
import { monthOf } from '@shared/rules/points/settlement'
import * as v from 'valibot'

const fact = {
  streetId: v.string(),
  communityId: v.string(),
  categoryId: v.string(),
  day: v.string(),
  quantity: v.number(),
  skipped: v.optional(v.boolean()),
  reverses: v.optional(v.string()),
}

/** What of the records here counts: an entry in the month it was done in; one that takes back is taken off that month. */
export const counted: readonly CountedKind[] = [
  countedKind('fact', fact, ({ streetId, communityId, categoryId, day, quantity, skipped, reverses }) => {
    if (skipped) return []
    const at = { scope: logScope(streetId, communityId), bucket: logBucket(monthOf(day), categoryId) }
    return [
      { ...at, name: 'entries', by: reverses ? -1 : 1 },
      { ...at, name: 'quantity', by: quantity },
    ]
  }),
]
