import type { Personal } from '@functions/platform/held'
import { CategoryVersion } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: CategoryVersion,
      says: 'who of the office changed a category',
      ending: 'acts',
      stays: 'the office answers for its categories',
      copy: { not: 'an act of the office' },
    },
  ],
}
