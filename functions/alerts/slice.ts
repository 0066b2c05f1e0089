import type { Slice } from '@functions/platform/declaration'
import { alerts } from '@shared/contract/alerts'

export const declared: Slice = {
  contract: alerts,
  needs: { reads: ['photos/rows'] },
  // An urgent report that nobody takes must not wait for long.
  on: { onSchedule: { schedule: 'rate(1 minute)', seconds: 50 } },
}
