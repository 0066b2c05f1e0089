import type { Slice } from '@functions/platform/declaration'

export const declared: Slice = {
  // Tables and pictures that were ordered and stand still; a query a street when none does.
  on: { onUnfinished: { schedule: 'rate(5 minutes)', seconds: 50 } },
}
