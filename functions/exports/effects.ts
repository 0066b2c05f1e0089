import type { Effect } from '@functions/platform/events/effect'
import { exporting } from './exporting'
import { filing } from './filing'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [filing, exporting]
