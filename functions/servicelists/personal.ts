import type { Personal } from '@functions/platform/held'
import { Service, ServiceList } from './entities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: ServiceList,
      says: 'who of staff published a committee’s list of services',
      ending: 'acts',
      stays: 'the list is a public promise',
      copy: { not: 'an act of staff' },
    },
    {
      entity: Service,
      says: 'who of staff wrote down a service, ticked it or took that back',
      ending: 'acts',
      stays: 'as its list',
      copy: { not: 'an act of staff' },
    },
  ],
}
