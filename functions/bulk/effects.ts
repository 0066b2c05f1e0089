import type { Effect } from '@functions/platform/events/effect'
import { bulkDoing } from './doing'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [bulkDoing]
