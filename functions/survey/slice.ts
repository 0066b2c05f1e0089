import type { Slice } from '@functions/platform/declaration'
import { survey } from '@shared/contract/survey'

export const declared: Slice = { contract: survey }
