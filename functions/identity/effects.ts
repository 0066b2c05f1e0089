import type { Effect } from '@functions/platform/events/effect'
import { registrationNews, registrationReminder, registrationWaits } from './registrationNews'
import { requestNews } from './requestNews'

export const effects: readonly Effect[] = [registrationNews, registrationReminder, registrationWaits, requestNews]
