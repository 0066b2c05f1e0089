import type { Personal } from '@functions/platform/held'
import { Flag, Watch } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Flag,
      says: 'what far from ordinary a member did, and who of the office looked at it',
      ending: 'emptied',
      stays: 'that there was something, for the office to answer for; three years',
      copy: { not: 'it would tell how misuse is noticed; the office answers questions about it' },
    },
    {
      entity: Watch,
      says: 'when a member did what is watched',
      ending: 'expires',
      stays: 'its window, at most 30 days, and three',
      copy: { not: 'gone within weeks' },
    },
  ],
}
