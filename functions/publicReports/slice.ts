import type { Slice } from '@functions/platform/declaration'
import { publicReports } from '@shared/contract/publicReports'

export const declared: Slice = {
  contract: publicReports,
  needs: { reads: ['photos/photos', 'photos/tiles', 'photos/rows'] },
}
