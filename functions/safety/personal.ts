import type { Personal } from '@functions/platform/held'
import { Publicity, Standing } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Publicity,
      says: 'whether the public may see a member’s report, and why; what its reporter said against that',
      ending: 'emptied',
      stays: 'the decisions about the report; as long as it',
      copy: { not: 'the report and its steps say it' },
    },
    {
      entity: Standing,
      says: 'how many reports of a member were shown',
      ending: 'removed',
      copy: { not: 'a number of the reports' },
    },
  ],
}
