import type { Slice } from '@functions/platform/declaration'
import { servicelists } from '@shared/contract/servicelists'

export const declared: Slice = { contract: servicelists }
