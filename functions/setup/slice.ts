import type { Slice } from '@functions/platform/declaration'
import { setup } from '@shared/contract/setup'

export const declared: Slice = { contract: setup, needs: { reads: ['photos/photos', 'photos/tiles'] } }
