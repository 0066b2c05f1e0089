import type { Slice } from '@functions/platform/declaration'
import { reports } from '@shared/contract/reports'

export const declared: Slice = {
  contract: reports,
  needs: { reads: ['photos/photos', 'photos/tiles', 'photos/rows', 'photos/exports'] },
  on: {
    // What follows from records: signs the links under which WeChat fetches photos, writes the tables that staff ordered,
    // orders a picture anew.
    onRecords: {
      records: async () => (await import('./onRecords')).KINDS,
      seconds: 60,
      reads: ['photos/photos', 'photos/tiles', 'photos/exports'],
      writes: ['photos/exports', 'uploads/orders'],
    },
    // Closes what nobody confirmed: 02:10 in Shanghai.
    onSchedule: { schedule: 'cron(10 18 * * ? *)', seconds: 300 },
  },
}
