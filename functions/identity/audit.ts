import type { Step } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Audit } from './entities'

export type AuditItem = FormattedItem<typeof Audit>

/** What was done to somebody or with their data, on record where they can see it; never changed. 2 write units. */
export const audited = (act: AuditItem): Step<never> => putNew(Audit, act)

/** The same as the item by which its write is known again. @throws IDEMPOTENCY_CONFLICT */
export const auditedFirst = (act: AuditItem): Step<true> => firstTime(Audit, act, () => true)

/** What stands on record under an id; undefined when nothing does. 1 read unit. */
export const onRecord = (memberId: string, id: string): Promise<AuditItem | undefined> =>
  getNow(Audit, { memberId, id })
