import type { Slice } from '@functions/platform/declaration'
import { reports } from '@shared/contract/reports'

export const declared: Slice = {
  contract: reports,
  needs: { reads: ['photos/photos', 'photos/tiles', 'photos/rows', 'photos/exports'] },
  on: {
    // Closes what nobody confirmed: 02:10 in Shanghai.
    onSchedule: { schedule: 'cron(10 18 * * ? *)', seconds: 300 },
  },
}
