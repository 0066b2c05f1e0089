import type { Effect } from '@functions/platform/events/effect'
import { dutyPassed } from './dutyPassed'
import { deadline, urgency } from './urgency'

export const effects: readonly Effect[] = [urgency, deadline, dutyPassed]
