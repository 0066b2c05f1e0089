import { versionRecords } from '@functions/articles/pictureChecks'
import { photoRecords } from '@functions/media/developed'
import type { Effect } from '@functions/platform/events/effect'
import { send } from '@functions/platform/events/errand'
import { fanOut } from '@functions/platform/events/fanOut'
import { reportRecords } from '@functions/reports/history'
import { usesOf } from '@functions/reports/intake/photoUses'
import { isWhole, publicityOf } from './publicity'

/**
 * Screens a report after it arrived, and again when a photo of it is developed later. `photosCompared` notes what a
 * report shows before, so one of the two records finds the other.
 */
const screening: Effect = {
  name: 'screening',
  kinds: [reportRecords.kind, photoRecords.kind],
  run: async ({ kind, before, after }) => {
    if (before || !after) return
    if (kind === reportRecords.kind) await ask(reportRecords.read(after).reportId)
    else await fanOut(await usesOf(photoRecords.read(after)), ({ reportId }) => ask(reportId))
  },
}

/** Pictures of what an editor keeps are checked while it is a draft: the verdict is mostly there before it is published. */
const pictures: Effect = {
  name: 'checks of pictures in articles',
  kinds: [versionRecords.kind],
  run: async ({ before, after }) => {
    if (before || !after) return
    const { articleId, version, cover, blocks } = versionRecords.read(after)
    if (cover === undefined && blocks.every((block) => block.kind !== 'picture')) return
    await send({ kind: 'articlePictures', subject: { articleId, version: String(version) } })
  },
}

export const effects: readonly Effect[] = [screening, pictures]

async function ask(reportId: string): Promise<void> {
  const item = await publicityOf(reportId)
  if (!item || !isWhole(item)) await send({ kind: 'screening', subject: { reportId } })
}
