import type { Slice } from '@functions/platform/declaration'
import { activities } from '@shared/contract/activities'

export const declared: Slice = { contract: activities }
