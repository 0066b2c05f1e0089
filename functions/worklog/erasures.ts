import { type Erasure, erasing, GONE } from '@functions/platform/held'
import { update } from '@functions/platform/store/writes'
import { Fact } from './entities'
import { factsBy } from './queries'

/** What a member wrote down by their terms stays as a number; their name and words go. */
export const erasures: readonly Erasure[] = [
  erasing<typeof Fact>(
    'served',
    ({ memberId }) => factsBy(memberId),
    ({ id, by, byLabel, note }, { memberId }) =>
      by !== memberId || (byLabel === GONE && note === '') ? [] : [update(Fact, { id, byLabel: GONE, note: '' })],
  ),
]
