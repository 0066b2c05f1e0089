import { Photo } from '@functions/media/entities'
import type { Effect } from '@functions/reports/effect'
import { Report } from '@functions/reports/entities'
import { usesOf } from '@functions/reports/photoUses'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { screen } from './screen'

/**
 * Screens a report when it arrives, after the reporter has had their answer, and goes on with it when a photo of it is
 * developed later. What a report shows is noted before its screening looks for the photo (`photosCompared`), so one of
 * the two records finds the other; the schedule would only come by a minute later.
 */
export const screening: Effect = {
  name: 'screening',
  kinds: [Report.entityName, Photo.entityName],
  run: async ({ kind, before, after }) => {
    if (before || !after) return
    if (kind === Report.entityName) await screen(Report.build(EntityFormatter).format(after).reportId)
    else for (const { reportId } of await usesOf(Photo.build(EntityFormatter).format(after))) await screen(reportId)
  },
}
