import type { Personal } from '@functions/platform/held'
import { Fact, RecurringDuty } from './entities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Fact,
      says: 'who of staff wrote down what was done, and where',
      ending: 'acts',
      stays: 'the community’s figures are counted from it',
      copy: { not: 'an act of staff' },
    },
    {
      entity: RecurringDuty,
      says: 'who of staff changed a recurring duty last',
      ending: 'acts',
      stays: 'until it is changed',
      copy: { not: 'an act of staff' },
    },
  ],
}
