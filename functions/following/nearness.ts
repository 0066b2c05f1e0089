import type { Effect } from '@functions/platform/events/effect'
import type { Change } from '@functions/platform/events/records'
import { publishedNow } from '@functions/published/published'
import { reportNow, reportOf } from '@functions/reports/history'
import { nearCell } from '@shared/rules/place/near'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { Near, plusesOf } from './nearEntities'

/** Digits of a number of people in an index key: text sorts as numbers do. */
const DIGITS = 6

/** Keeps the places of open public reports, by which similar ones are found, and the list of those that people joined. */
export const nearness: Effect = {
  name: 'nearness',
  kinds: ['report', 'publicReport'],
  subject: (change) => (kindBefore(change) === undefined ? reportOfChange(change) : undefined),
  run: async (change) => {
    const reportId = reportOfChange(change)
    if (reportId === undefined) return
    await keepNear(reportId)
    const old = kindBefore(change)
    if (old !== undefined) await leave(reportId, old)
  },
}

function reportOfChange({ before, after }: Change): string | undefined {
  const reportId = (after ?? before)?.reportId
  return typeof reportId === 'string' ? reportId : undefined
}

/** The kind under which it no longer stands, where a record changes that. */
function kindBefore({ before, after }: Change): string | undefined {
  const old = before?.categoryId
  return after && typeof old === 'string' && old !== after.categoryId ? old : undefined
}

/**
 * Puts a report into its cell or takes it away, by its present state: records may come twice and late. Only public
 * reports have a cell. Two reads, one write; 1 write unit more in the list, 2 when its place changes.
 */
async function keepNear(reportId: string): Promise<void> {
  const [report, published] = await Promise.all([reportNow(reportId), publishedNow(reportId)])
  if (!report) return
  const { streetId, categoryId, location, reporterId, submittedAt, pluses = 0 } = report
  if (published?.state !== 'open' || published.categoryId !== categoryId) return leave(reportId, categoryId)
  const [photoName] = published.photoNames
  await Near.build(PutItemCommand)
    .item({
      ...{ streetId, categoryId, cell: nearCell(location), reportId, location, reporterId, submittedAt, pluses },
      ...{ summary: published.summary, address: published.address },
      photoName,
      ...(pluses > 0
        ? { queuePk: plusesOf(streetId), queueSk: `${String(pluses).padStart(DIGITS, '0')}#${reportId}` }
        : {}),
    })
    .send()
}

async function leave(reportId: string, categoryId: string): Promise<void> {
  const item = await reportOf(reportId)
  if (!item) return
  const { streetId, location } = item
  await Near.build(DeleteItemCommand)
    .key({ streetId, categoryId, cell: nearCell(location), reportId })
    .send()
}
