import type { Effect } from '@functions/reports/effect'
import { screen } from './screen'

/** Begins the screening of a report when it arrives: after the reporter has had their answer. */
export const screening: Effect = {
  name: 'screening',
  kinds: ['report'],
  run: async ({ before, after }) => {
    if (!before && typeof after?.reportId === 'string') await screen(after.reportId)
  },
}
