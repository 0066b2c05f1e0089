import type { Personal } from '@functions/platform/held'
import { Client } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Client,
      says: 'who of the office let a program in or stopped it, masked',
      ending: 'acts',
      stays: 'as long as the program is listed',
      copy: { not: 'an act of the office' },
    },
  ],
}
