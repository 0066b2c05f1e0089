import { lookedFirst } from '@functions/identity/audit'
import type { StoredPhoto } from '@functions/media/keys'
import { screenLink, unredactedLink } from '@functions/media/links'
import { storedAs } from '@functions/media/names'
import { putRedaction, type RedactionItem, redactionOf } from '@functions/media/redactions'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { MOST_TRIES, unfinishedIn } from '@functions/platform/store/unfinished'
import type { History } from '@functions/reports/history'
import { historyAtDesk } from '@functions/reports/views/access'
import { photographer } from '@functions/reports/views/view'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { uncovered } from '@shared/rules/reports/redaction'

type View = Outputs['safety']['redaction']

/** So many changes of a photo are remembered, with their ids. */
const CHANGES_KEPT = 30

/** A photo of a report with its black boxes. Two reads. @throws NOT_FOUND */
export async function redactionFor(actor: Actor, { reportId, photoId }: Inputs['safety']['redaction']): Promise<View> {
  const photo = await photoOf(await historyAtDesk(actor, reportId), photoId)
  return viewOf(actor, photoId, photo, await redactionOf(photo))
}

/**
 * Sets the black boxes of a photo. Of several staff at once one sets them, the others are told. Two reads and one
 * transaction of 4 write units; the picture follows within seconds.
 * @throws NOT_FOUND, REDACTION_CHANGED, UNCOVERS
 */
export async function redactPhoto(
  actor: Actor,
  { reportId, photoId, id, version, boxes }: Inputs['safety']['redact'],
): Promise<View> {
  const hash = actFingerprint(actor, { reportId, photoId, version, boxes })
  const photo = await photoOf(await historyAtDesk(actor, reportId), photoId)
  const redaction = await untilAnswered<RedactionItem>(async () => {
    const before = await redactionOf(photo)
    const change = before?.changes.find((each) => each.id === id)
    if (before && firstOf(change, hash)) return before
    if ((before?.version ?? 0) !== version) throw problem('REDACTION_CHANGED')
    if (!mayUncover(actor) && uncovered(before?.boxes ?? [], boxes).length > 0) throw problem('UNCOVERS')
    const at = now()
    const made = { id, hash, version: version + 1, by: actor.memberId, byLabel: actor.label ?? '', at }
    const after: RedactionItem = {
      ...photo,
      boxes: [...boxes],
      version: version + 1,
      applied: before?.applied ?? 0,
      changes: [...(before?.changes ?? []), made].slice(-CHANGES_KEPT),
      ...unfinishedIn(photo.streetId, at, photo.name),
    }
    return transact<RedactionItem>(
      [
        // The picture may have become ready meanwhile: that is no change of the boxes, and is noted again by itself.
        putRedaction(after, before),
        stillTrusted(actor),
      ],
      () => after,
    )
  })
  return viewOf(actor, photoId, photo, redaction)
}

/**
 * The photo without its boxes. Nothing is shown before the look is on record where its reporter can see it. Two reads and
 * one transaction of 4 write units. @throws NOT_FOUND
 */
export async function originalOf(
  actor: Actor,
  { reportId, photoId, id, purpose }: Inputs['safety']['original'],
): Promise<Outputs['safety']['original']> {
  const history = await historyAtDesk(actor, reportId)
  const { reporterId: memberId, streetId, communityId } = history.report
  const photo = await photoOf(history, photoId)
  const redaction = await redactionOf(photo)
  if (!redaction?.applied) throw problem('NOT_FOUND')
  const hash = actFingerprint(actor, { photoId, purpose })
  await commit<true>(
    [
      lookedFirst({
        ...{ memberId, id, streetId, communityId, action: 'originalSeen', purpose, at: now(), hash },
        ...{ by: actor.memberId, byLabel: actor.label },
      }),
      stillTrusted(actor),
    ],
    () => true,
  )
  return { url: await unredactedLink(photo) }
}

const mayUncover = ({ grants }: Actor): boolean => grants.some(({ role }) => role === 'admin')

/** Where a photo of the report is stored, whoever took it. @throws NOT_FOUND */
async function photoOf({ report, timeline }: History, photoId: string): Promise<StoredPhoto> {
  const owner = report.photoIds.includes(photoId)
    ? photographer(report)
    : timeline.find(({ photoIds = [] }) => photoIds.includes(photoId))?.by
  if (!owner) throw problem('NOT_FOUND')
  return storedAs({ streetId: report.streetId, memberId: owner, photoId })
}

async function viewOf(
  actor: Actor,
  photoId: string,
  photo: StoredPhoto,
  redaction: RedactionItem | undefined,
): Promise<View> {
  const { boxes = [], version = 0, applied = 0, changes = [], tries = 0 } = redaction ?? {}
  const last = changes.at(-1)
  return {
    photoId,
    url: await screenLink(photo),
    boxes,
    version,
    applied: applied === version,
    failed: applied !== version && tries > MOST_TRIES,
    mayUncover: mayUncover(actor),
    ...(last ? { byLabel: last.byLabel, at: last.at } : {}),
  }
}
