import type { Effect } from '@functions/platform/events/effect'
import { pictureOrder, redactionOrder } from './redactionOrder'

export const effects: readonly Effect[] = [redactionOrder, pictureOrder]
