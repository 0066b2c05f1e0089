import type { Slice } from '@functions/platform/declaration'
import { messages } from '@shared/contract/messages'

export const declared: Slice = { contract: messages }
