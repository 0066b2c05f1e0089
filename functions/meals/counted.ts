import { type CountedKind, countedKind } from '@functions/counters/kinds'
import { MONTH, shopScope } from '@functions/counters/scopes'
import { monthOf } from '@shared/rules/points/settlement'
import * as v from 'valibot'

const redemption = {
  streetId: v.string(),
  merchantId: v.string(),
  day: v.string(),
  outcome: v.picklist(['redeemed', 'refused', 'annulled']),
  pricePoints: v.number(),
}

/** What of the records here counts: what a shop handed out, for its month, as its statement will. */
export const counted: readonly CountedKind[] = [
  countedKind('redemption', redemption, ({ streetId, merchantId, day, outcome, pricePoints }) => {
    if (outcome === 'refused') return []
    const at = { scope: shopScope(streetId, merchantId), bucket: `${MONTH}${monthOf(day)}` }
    const one = outcome === 'annulled' ? -1 : 1
    return [
      { ...at, name: 'redeemed', by: one },
      { ...at, name: 'pointsSpent', by: one * pricePoints },
    ]
  }),
]
