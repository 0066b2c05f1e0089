import { recordsOf } from '@functions/platform/events/effect'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Checkin } from './entities'

export type Visit = FormattedItem<typeof Checkin>

/** Visits, as the stream brings them. */
export const visitRecords = recordsOf(Checkin)
