import type { Personal } from '@functions/platform/held'
import { MovedAlone, OfficeAct, Proposal } from './officeEntities'
import { ExpiryWaiting } from './yearlyEntities'

const ANSWERS = 'the office answers for the points it gives; ten years, as accounts are'

export const personal: Personal = {
  holds: [
    {
      entity: OfficeAct,
      says: 'to whom the office gave points by hand and why; who did',
      ending: 'nameless',
      stays: ANSWERS,
      copy: { not: 'the entry of points says it' },
    },
    {
      entity: Proposal,
      says: 'to whom the office is to give points; who proposed and decided it',
      ending: 'nameless',
      stays: ANSWERS,
      copy: { not: 'the entry of points says it' },
    },
    {
      entity: MovedAlone,
      says: 'how many points an administrator moved on a day',
      ending: 'expires',
      stays: 'some days',
      copy: { not: 'an act of the office' },
    },
    {
      entity: ExpiryWaiting,
      says: 'whose out-of-date points lie under vouchers',
      ending: 'removed',
      copy: { not: 'a note of the yearly job' },
    },
  ],
}
