import type { Effect } from '@functions/platform/events/effect'
import { registrationNews, registrationReminder, registrationWaits } from './registrationNews'
import { requestNews } from './requestNews'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [registrationNews, registrationReminder, registrationWaits, requestNews]
