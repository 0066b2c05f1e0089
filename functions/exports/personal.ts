import type { Personal } from '@functions/platform/held'
import { ReportExport } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: ReportExport,
      says: 'who of staff took a table of reports out',
      ending: 'expires',
      stays: '30 days, as its file, which has the reports’ words of then',
      copy: { not: 'an act of staff' },
    },
  ],
}
