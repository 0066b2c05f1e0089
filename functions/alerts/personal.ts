import type { Personal } from '@functions/platform/held'
import { DutyRecord } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: DutyRecord,
      says: 'who of staff is on duty when, and who said so',
      ending: 'acts',
      stays: 'until it is changed',
      copy: { not: 'the roster stands in the app' },
    },
  ],
}
