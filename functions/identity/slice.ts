import type { Slice } from '@functions/platform/declaration'
import { identity } from '@shared/contract/identity'

export const declared: Slice = { contract: identity }
