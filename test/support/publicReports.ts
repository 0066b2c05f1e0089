import { PublicCount, PublicEntry, PublicReport } from '@functions/publicReports/entities'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { allItems, type RawItem } from '../../local/onTable'

/** Everything public the table holds of a street. */
export async function publicItems(streetId: string) {
  const [reports, entries, counts] = [
    [] as ReturnType<typeof reportOf>[],
    [] as ReturnType<typeof entryOf>[],
    [] as ReturnType<typeof countOf>[],
  ]
  for await (const item of allItems()) {
    if (item.streetId !== streetId) continue
    if (item._et === PublicReport.entityName) reports.push(reportOf(item))
    if (item._et === PublicEntry.entityName) entries.push(entryOf(item))
    if (item._et === PublicCount.entityName) counts.push(countOf(item))
  }
  return { reports, entries, counts }
}

const reportOf = (item: RawItem) => PublicReport.build(EntityFormatter).format(item)
const entryOf = (item: RawItem) => PublicEntry.build(EntityFormatter).format(item)
const countOf = (item: RawItem) => PublicCount.build(EntityFormatter).format(item)
