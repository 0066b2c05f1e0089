import type { Slice } from '@functions/platform/declaration'
import { checkins } from '@shared/contract/checkins'

export const declared: Slice = { contract: checkins }
