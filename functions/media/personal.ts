import type { Personal } from '@functions/platform/held'
import { Redaction, UploadDay } from './entities'

/** What is stored of persons here, and what becomes of it. The photos themselves go with the reports that show them. */
export const personal: Personal = {
  holds: [
    {
      entity: UploadDay,
      says: 'how many photos a member uploaded on a day',
      ending: 'removed',
      copy: { not: 'a count against the limit of a day, gone within days' },
    },
    {
      entity: Redaction,
      says: 'who of staff blackened what on a photo',
      ending: 'acts',
      stays: 'as long as the photo; it goes with its photo',
      copy: { not: 'an act of staff' },
    },
  ],
}
