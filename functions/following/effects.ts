import type { Effect } from '@functions/platform/events/effect'
import { followersMoved } from './moveFollowers'
import { nearness } from './nearness'
import { followersTold } from './tellFollowers'

export const effects: readonly Effect[] = [nearness, followersMoved, followersTold]
