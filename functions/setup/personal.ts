import type { Personal } from '@functions/platform/held'
import { SetupCode } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: SetupCode,
      says: 'who became the first administrator of a street',
      ending: 'expires',
      stays: 'days',
      copy: { not: 'an act of the office' },
    },
  ],
}
