import type { Personal } from '@functions/platform/held'
import { Org } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Org,
      says: 'who of staff changed an organisation last',
      ending: 'acts',
      stays: 'until it is changed',
      copy: { not: 'an act of staff' },
    },
  ],
}
