import { type CountedKind, countedKind } from '@functions/counters/kinds'
import { logBucket, logScope, servedScope } from '@functions/counters/scopes'
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
  termId: v.optional(v.string()),
}

/**
 * What of the records here counts: an entry in the month it was done in, and for the term it was done by; one that takes back is
 * taken off there.
 */
export const counted: readonly CountedKind[] = [
  countedKind('fact', fact, ({ streetId, communityId, categoryId, day, quantity, skipped, reverses, termId }) => {
    if (skipped) return []
    const bucket = logBucket(monthOf(day), categoryId)
    const scopes = [logScope(streetId, communityId), ...(termId === undefined ? [] : [servedScope(streetId, termId)])]
    return scopes.flatMap((scope) => [
      { scope, bucket, name: 'entries' as const, by: reverses ? -1 : 1 },
      { scope, bucket, name: 'quantity' as const, by: quantity },
    ])
  }),
]
