import type { Slice } from '@functions/platform/declaration'
import { terms } from '@shared/contract/terms'

export const declared: Slice = { contract: terms }
