import { Photo } from '@functions/media/entities'
import type { Effect } from '@functions/platform/effect'
import { send } from '@functions/platform/errand'
import { fanOut } from '@functions/platform/fanOut'
import { Report } from '@functions/reports/entities'
import { usesOf } from '@functions/reports/intake/photoUses'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { isWhole, publicityOf } from './publicity'

/**
 * Has a report screened when it arrives, after the reporter has had their answer, and once more when a photo of it is
 * developed later. What a report shows is noted before its screening looks for the photo (`photosCompared`), so one of
 * the two records finds the other; else it would only be looked for a minute later.
 */
const screening: Effect = {
  name: 'screening',
  kinds: [Report.entityName, Photo.entityName],
  run: async ({ kind, before, after }) => {
    if (before || !after) return
    if (kind === Report.entityName) await ask(Report.build(EntityFormatter).format(after).reportId)
    else await fanOut(await usesOf(Photo.build(EntityFormatter).format(after)), ({ reportId }) => ask(reportId))
  },
}

export const effects: readonly Effect[] = [screening]

async function ask(reportId: string): Promise<void> {
  const item = await publicityOf(reportId)
  if (!item || !isWhole(item)) await send({ kind: 'screening', subject: { reportId } })
}
