import type { Effect } from '@functions/platform/events/effect'
import { reportNow, reportRecords } from '@functions/reports/history'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { Filed } from './entities'

/**
 * Keeps the place of a report among those of its community and month, by which tables find it: when it arrives or
 * changes community. Reads the report, not the record: 1 read and 1 write unit.
 */
export const filing: Effect = {
  name: 'filing',
  kinds: [reportRecords.kind],
  run: async ({ before, after }) => {
    if (!after || before?.communityId === after.communityId) return
    const { reportId } = after
    if (typeof reportId !== 'string') return
    const item = await reportNow(reportId)
    if (!item) return
    const { streetId, communityId, submittedAt } = item
    const place = { streetId, month: monthOf(dayOf(submittedAt)), submittedAt, reportId }
    await Filed.build(PutItemCommand)
      .item({ ...place, communityId })
      .send()
    for (const left of [before?.communityId, after.communityId]) {
      if (typeof left !== 'string' || left === communityId) continue
      await Filed.build(DeleteItemCommand)
        .key({ ...place, communityId: left })
        .send()
    }
  },
}
