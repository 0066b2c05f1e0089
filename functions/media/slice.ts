import type { Slice } from '@functions/platform/declaration'
import { media } from '@shared/contract/media'

export const declared: Slice = {
  contract: media,
  // The signature of an upload form carries the right to put, so the signer must have it.
  needs: { writes: ['uploads/originals', 'uploads/files', 'uploads/papers'] },
  on: {
    // The only one that sees an original. Decoding a 10 MB photo wants memory, and with it comes speed.
    onUpload: {
      upload: true,
      seconds: 60,
      megabytes: 2048,
      reads: ['uploads/originals', 'uploads/unredacted', 'photos/photos'],
      writes: ['photos/photos', 'photos/screens', 'photos/tiles', 'photos/rows', 'uploads/unredacted'],
    },
  },
}
