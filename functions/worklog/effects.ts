import type { Effect } from '@functions/platform/events/effect'
import { reportFacts } from './reportFacts'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [reportFacts]
