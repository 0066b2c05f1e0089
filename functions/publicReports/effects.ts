import type { Effect } from '@functions/platform/events/effect'
import { publication } from './publication'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [publication]
