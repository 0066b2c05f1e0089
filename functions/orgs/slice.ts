import type { Slice } from '@functions/platform/declaration'
import { orgs } from '@shared/contract/orgs'

export const declared: Slice = { contract: orgs }
