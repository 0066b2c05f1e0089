import type { Effect } from '@functions/platform/events/effect'
import { deadline, urgency } from './urgency'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [urgency, deadline]
