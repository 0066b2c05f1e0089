import type { Personal } from '@functions/platform/held'
import { LeaderChoice } from './entities'

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
