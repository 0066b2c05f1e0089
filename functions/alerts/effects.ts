import type { Effect } from '@functions/platform/events/effect'
import { deadline, urgency } from './urgency'

export const effects: readonly Effect[] = [urgency, deadline]
