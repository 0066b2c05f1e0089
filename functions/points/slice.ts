import type { Slice } from '@functions/platform/declaration'
import { points } from '@shared/contract/points'

export const declared: Slice = {
  contract: points,
  // Out-of-date points.
  on: { onSchedule: { schedule: 'rate(1 hour)', seconds: 300 } },
}
