import type { Personal } from '@functions/platform/held'
import { Near } from './nearEntities'

export const personal: Personal = {
  holds: [
    {
      entity: Near,
      says: 'whose open public report lies in a cell; nobody is told',
      ending: 'emptied',
      stays: 'it is made again from the report, whose reporter is nobody then',
      copy: { not: 'the report says it' },
    },
  ],
}
