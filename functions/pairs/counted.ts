import { type CountedKind, countedKind } from '@functions/counters/kinds'
import { contactsScope, MONTH } from '@functions/counters/scopes'
import { monthOf } from '@shared/rules/points/settlement'
import * as v from 'valibot'

const contact = {
  streetId: v.string(),
  communityId: v.string(),
  credit: v.string(),
  day: v.string(),
  result: v.string(),
  late: v.optional(v.boolean()),
  fulfils: v.optional(v.number()),
  reverses: v.optional(v.string()),
}

/** What of the records here counts: a try in the month of its day; one that takes back is taken off that month. */
export const counted: readonly CountedKind[] = [
  countedKind('contact', contact, ({ streetId, communityId, credit, day, result, late, fulfils = 0, reverses }) => {
    const at = { scope: contactsScope(streetId, communityId), bucket: `${MONTH}${monthOf(day)}#${credit}` }
    const by = reverses === undefined ? 1 : -1
    if (result !== 'reached') return [{ ...at, name: 'contactTries', by }]
    return [
      { ...at, name: 'contactsReached', by },
      ...(fulfils === 0 ? [] : [{ ...at, name: 'contactsFulfilled' as const, by: fulfils }]),
      ...(late ? [{ ...at, name: 'contactsLate' as const, by }] : []),
    ]
  }),
]
