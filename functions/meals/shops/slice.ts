import type { Slice } from '@functions/platform/declaration'
import { shops } from '@shared/contract/shops'

export const declared: Slice = { contract: shops, needs: { reads: ['photos/photos', 'photos/tiles'] } }
