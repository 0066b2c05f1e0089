import type { Effect } from '@functions/platform/events/effect'
import { pictureOrder, redactionOrder } from './redactionOrder'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [redactionOrder, pictureOrder]
