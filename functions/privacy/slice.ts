import type { Slice } from '@functions/platform/declaration'
import { privacy } from '@shared/contract/privacy'

export const declared: Slice = {
  contract: privacy,
  // A person's copy is made while its person waits.
  needs: { reads: ['photos/copies'], writes: ['photos/copies'] },
  on: {
    // Accounts that are to be deleted; the only function that may delete pictures.
    onDeletions: {
      schedule: 'rate(5 minutes)',
      seconds: 240,
      deletes: [
        'uploads/originals',
        'uploads/orders',
        'uploads/unredacted',
        'photos/photos',
        'photos/screens',
        'photos/tiles',
        'photos/rows',
        'photos/copies',
      ],
    },
  },
}
