import type { Slice } from '@functions/platform/declaration'
import { meals } from '@shared/contract/meals'

export const declared: Slice = {
  contract: meals,
  needs: { reads: ['photos/photos', 'photos/tiles'] },
  // Vouchers that end.
  on: { onSchedule: { schedule: 'rate(5 minutes)', seconds: 240 } },
}
