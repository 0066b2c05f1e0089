import type { Slice } from '@functions/platform/declaration'
import { articles } from '@shared/contract/articles'

export const declared: Slice = {
  contract: articles,
  needs: { reads: ['photos/photos', 'photos/screens', 'photos/tiles', 'uploads/files', 'uploads/papers'] },
  on: {
    // A shared card shows a picture by an address that stays: it leads to one that lives for minutes.
    onPicture: { request: 'GET /pictures/{proxy+}', reads: ['photos/screens'] },
  },
}
