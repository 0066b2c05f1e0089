import type { Slice } from '@functions/platform/declaration'
import { desk } from '@shared/contract/desk'

export const declared: Slice = { contract: desk }
