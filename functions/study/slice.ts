import type { Slice } from '@functions/platform/declaration'
import { study } from '@shared/contract/study'

// Lists have the covers of their lessons.
export const declared: Slice = { contract: study, needs: { reads: ['photos/photos', 'photos/tiles'] } }
