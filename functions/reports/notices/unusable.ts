import type { StoredPhoto } from '@functions/media/keys'
import { storedAs } from '@functions/media/names'
import { unusablePhoto, unusableRecords } from '@functions/media/unusable'
import { announce } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import { idAt } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import { historyOf } from '../history'
import { usesOf } from '../intake/photoUses'
import { hasAccount } from '../moves/move'
import { titleOf } from '../moves/title'
import { photographer } from '../views/view'

/** That a report shows a photo, or one of its moves does. */
interface Use extends StoredPhoto {
  reportId: string
}

/** A file arrived that is no picture: who sent it is told, once for each report that was to show it. */
export const photosUnusable: Effect = {
  name: 'photosUnusable',
  kinds: [unusableRecords.kind],
  run: async ({ before, after }) => {
    if (before || !after) return
    const photo = unusableRecords.read(after)
    await fanOut(await usesOf(photo), tellUnusable)
  },
}

/**
 * Tells who sent a photo that nobody can open, so that they add another one under the same id: the first file that is a
 * picture is the photo. Nothing when it is there, or simply on its way. Called from both sides, whichever comes second.
 */
export async function tellUnusable({ streetId, name, reportId }: Use): Promise<void> {
  const unusable = await unusablePhoto({ streetId, name })
  if (!unusable) return
  const history = await historyOf(reportId)
  if (!history) return
  const { report, timeline } = history
  const moves = timeline.flatMap(({ by, photoIds = [] }) => photoIds.map((photoId) => ({ memberId: by, photoId })))
  const own = report.photoIds.map((photoId) => ({ memberId: photographer(report), photoId }))
  for (const { memberId, photoId } of [...own, ...moves]) {
    if ((await storedAs({ streetId, memberId, photoId })).name !== name) continue
    const isReporter = hasAccount(report) && memberId === report.reporterId
    const page = pageLink(isReporter ? 'worker/report' : 'grid/handle', { id: reportId })
    await announce({
      id: idAt(unusable.at, `unusable#${name}#${reportId}`),
      ...{ memberId, streetId, kind: 'report', title: titleOf(report), page },
      text: '有一张照片打不开，没有存下来。点开这一件，可以重新选一张补上。',
      state: '缺照片',
    })
    return
  }
}
