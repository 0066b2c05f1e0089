import type { Personal } from '@functions/platform/held'
import { Counted, Counter } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Counter,
      says: 'how many points a member earned in a month, and their masked place in the list of points',
      ending: 'nameless',
      stays: 'it is verified against the entries, and stands in no list; as long as they are',
      copy: { not: 'it counts the entries' },
    },
    {
      entity: Counted,
      says: 'that a record of a member was counted, by its key',
      ending: 'expires',
      stays: 'three days',
      copy: { not: 'gone within days' },
    },
  ],
}
