import { type Erasure, erasing, GONE } from '@functions/platform/held'
import { update } from '@functions/platform/store/writes'
import { closeAccount } from './closing'
import { Entry, entriesOf } from './entities'

/** What staff wrote as the reason of points that they gave or took by hand may name the person. */
const BY_HAND: ReadonlySet<string> = new Set(['manualAward', 'earnReversed', 'reinstated'])

const reasons = erasing<typeof Entry>(
  'reasons of points given by hand',
  ({ memberId }) => entriesOf(memberId),
  ({ memberId, id, reason, subject }) =>
    BY_HAND.has(reason) && subject !== GONE ? [update(Entry, { memberId, id, subject: GONE })] : [],
)

const account: Erasure = {
  name: 'account',
  turn: 3,
  page: async ({ memberId }) => {
    await closeAccount(memberId)
    return undefined
  },
}

export const erasures: readonly Erasure[] = [reasons, account]
