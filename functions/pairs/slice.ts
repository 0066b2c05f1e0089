import type { Slice } from '@functions/platform/declaration'
import { pairs } from '@shared/contract/pairs'

export const declared: Slice = {
  contract: pairs,
  // Reminds staff of whom they have not reached this month: 09:00 in Shanghai.
  on: { onSchedule: { schedule: 'cron(0 1 * * ? *)', seconds: 120 } },
}
