import type { Slice } from '@functions/platform/declaration'
import { worklog } from '@shared/contract/worklog'

export const declared: Slice = { contract: worklog }
