import type { Slice } from '@functions/platform/declaration'
import { today } from '@shared/contract/today'

export const declared: Slice = { contract: today }
