import type { Slice } from '@functions/platform/declaration'
import { posters } from '@shared/contract/posters'

export const declared: Slice = { contract: posters }
