import type { Slice } from '@functions/platform/declaration'
import { activities } from '@shared/contract/activities'

export const declared: Slice = {
  contract: activities,
  // Places that were kept and not taken.
  on: { onSchedule: { schedule: 'rate(5 minutes)', seconds: 120 } },
}
