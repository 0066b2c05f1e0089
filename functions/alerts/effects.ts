import type { Effect } from '@functions/platform/events/effect'
import { dutyPassed } from './dutyPassed'
import { deadline, urgency } from './urgency'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [urgency, deadline, dutyPassed]
