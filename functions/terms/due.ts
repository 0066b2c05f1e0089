import { waitingIn } from '@functions/identity/waiting'
import type { DueSource } from '@functions/platform/due'
import { claimsIn } from './servedEntities'

/** What appointees wrote down in one's communities and is too much to count unseen. */
export const due: readonly DueSource[] = [
  {
    kind: 'served',
    waiting: waitingIn((streetId, communityId, most) => claimsIn(streetId, communityId).count(most)),
  },
]
