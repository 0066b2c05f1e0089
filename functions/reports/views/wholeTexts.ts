import { table } from '@functions/platform/store/table'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import { ReportEvent } from '../entities'
import type { ReportItem } from '../history'
import { isBeginning } from '../intake/newReport'

/** So many items one request brings. */
const AT_ONCE = 100

/**
 * What was said in full in reports that keep its beginning alone, by their ids; the others are not in it. One request for each
 * hundred of them, ½ read unit each.
 */
export async function wholeTexts(reports: readonly ReportItem[]): Promise<ReadonlyMap<string, string>> {
  const cut = reports.filter(({ description }) => isBeginning(description))
  const texts = new Map<string, string>()
  for (let from = 0; from < cut.length; from += AT_ONCE) {
    const some = cut.slice(from, from + AT_ONCE)
    const requests = some.map(({ reportId }) => ReportEvent.build(BatchGetRequest).key({ reportId, seq: 1 }))
    const { Responses } = await execute({ maxAttempts: 6 }, table.build(BatchGetCommand).requests(...requests))
    for (const entry of Responses?.[0] ?? []) if (entry?.note) texts.set(entry.reportId, entry.note)
  }
  return texts
}
