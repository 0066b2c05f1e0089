import { byCommunity, type CountedKind, countedKind, place } from '@functions/counters/kinds'
import * as v from 'valibot'

/** What of the records here counts: a confirmation that was taken back is taken off the day it was given. */
export const counted: readonly CountedKind[] = [
  countedKind('audit', { ...place, action: v.string(), confirmedAt: v.optional(v.number()) }, (act) => {
    if (act.action === 'registrationSubmitted') return byCommunity(act, 'registrations', 1)
    if (act.action === 'registrationConfirmed') return byCommunity(act, 'confirmed', 1)
    const { confirmedAt = act.at } = act
    return act.action === 'registrationTakenBack' ? byCommunity({ ...act, at: confirmedAt }, 'confirmed', -1) : []
  }),
]
