import { byCommunity, type CountedKind, countedKind, place } from '@functions/counters/kinds'
import { MONTH, memberScope } from '@functions/counters/scopes'
import type { Count } from '@functions/counters/tally'
import { ENTRY_KINDS } from '@shared/rules/points/points'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { decodeTime } from 'ulid'
import * as v from 'valibot'

const Entered = v.object({
  ...place,
  kind: v.picklist(ENTRY_KINDS),
  reason: v.string(),
  amount: v.number(),
  memberId: v.string(),
  earnedAt: v.optional(v.number()),
  reverses: v.optional(v.string()),
})
type Entered = v.InferOutput<typeof Entered>

/** What of the records here counts: for the street's day, and for the member's month. */
export const counted: readonly CountedKind[] = [
  countedKind('entry', Entered.entries, (entry) => [...dayOfStreet(entry), ...monthOfMember(entry)]),
]

function dayOfStreet(entry: Entered): Count[] {
  const { kind, reason, amount, at, reverses } = entry
  if (kind === 'earn') return byCommunity(entry, 'pointsEarned', amount)
  if (reason === 'mealHold') return byCommunity(entry, 'vouchers', 1)
  if (reason === 'mealPost') return handedOut(entry, 1)
  // A meal that was taken back is taken off the day it was handed out.
  return reason === 'mealUnpost' ? handedOut({ ...entry, at: reverses ? decodeTime(reverses) : at }, -1) : []
}

const handedOut = (entry: Entered, times: 1 | -1): Count[] => [
  ...byCommunity(entry, 'redeemed', times),
  ...byCommunity(entry, 'pointsSpent', times * entry.amount),
]

/** What somebody earned counts for the month it was earned in, and what is taken back of it is taken from that month. */
function monthOfMember({ streetId, memberId, kind, amount, at, earnedAt = at }: Entered): Count[] {
  const by = kind === 'earn' ? amount : kind === 'reverse' ? -amount : 0
  const bucket = `${MONTH}${monthOf(dayOf(earnedAt))}`
  return by === 0 ? [] : [{ scope: memberScope(streetId, memberId), bucket, name: 'pointsEarned', by }]
}
