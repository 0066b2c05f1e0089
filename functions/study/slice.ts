import type { Slice } from '@functions/platform/declaration'
import { study } from '@shared/contract/study'

export const declared: Slice = { contract: study }
