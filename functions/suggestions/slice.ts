import type { Slice } from '@functions/platform/declaration'
import { suggestions } from '@shared/contract/suggestions'

export const declared: Slice = { contract: suggestions }
