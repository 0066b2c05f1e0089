import type { Personal } from '@functions/platform/held'
import { BulkOrder } from './entities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: BulkOrder,
      says: 'who of staff ordered a move for many reports, and what they wrote with it',
      ending: 'expires',
      stays: '30 days; each report’s timeline says who moved it',
      copy: { not: 'an act of staff' },
    },
  ],
}
