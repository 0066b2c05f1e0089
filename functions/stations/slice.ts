import type { Slice } from '@functions/platform/declaration'
import { stations } from '@shared/contract/stations'

export const declared: Slice = { contract: stations, needs: { reads: ['photos/photos', 'photos/tiles'] } }
