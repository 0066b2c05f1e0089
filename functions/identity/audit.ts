import { recordsOf } from '@functions/platform/events/effect'
import type { Step } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { Audit, lookAt } from './entities'

export type AuditItem = FormattedItem<typeof Audit>

/** What was done to somebody or with their data, on record where they can see it; never changed. 2 write units. */
export const audited = (act: AuditItem): Step<never> => putNew(Audit, act)

/** The same as the item by which its write is known again. @throws IDEMPOTENCY_CONFLICT */
export const auditedFirst = (act: AuditItem): Step<true> => firstTime(Audit, act, () => true)

/** Where a look at somebody's data stands: among the looks that its person sees. */
const looked = (act: AuditItem): AuditItem => ({ ...act, ...lookAt(act.memberId, act.at, act.id) })

/** A look at somebody's data, by which its write is known again. @throws IDEMPOTENCY_CONFLICT */
export const lookedFirst = (act: AuditItem): Step<true> => auditedFirst(looked(act))

/** A look under an id of the server's own. One round trip, 2 write units and 1 in the list. */
export async function noteLook(act: AuditItem): Promise<void> {
  await Audit.build(PutItemCommand).item(looked(act)).send()
}

/** What stands on record under an id; undefined when nothing does. 1 read unit. */
export const onRecord = (memberId: string, id: string): Promise<AuditItem | undefined> =>
  getNow(Audit, { memberId, id })

/** What was done to somebody or with their data, as the stream brings it. */
export const auditRecords = recordsOf(Audit)
