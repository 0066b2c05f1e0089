import type { Personal } from '@functions/platform/held'
import { LeaderChoice } from './entities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: LeaderChoice,
      says: 'whether a member is in the list of points',
      ending: 'removed',
      copy: { not: 'the screen of the list shows it' },
    },
  ],
}
