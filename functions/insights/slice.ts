import type { Slice } from '@functions/platform/declaration'
import { insights } from '@shared/contract/insights'

export const declared: Slice = {
  contract: insights,
  on: {
    onRecords: {
      records: async () => (await import('./counting')).COUNTED_KINDS,
      only: 'new',
      seconds: 60,
    },
  },
}
