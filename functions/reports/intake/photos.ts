import { problem } from '@functions/platform/problem'

/**
 * Refuses the same photo twice in one list. That a photo is the sender's own needs no check: it is looked up under the
 * sender's id, where a photo of somebody else does not exist.
 * @throws INVALID_INPUT
 */
export function distinctPhotos(photoIds: readonly string[]): void {
  if (new Set(photoIds).size === photoIds.length) return
  throw problem('INVALID_INPUT', { fields: [{ path: 'photoIds', message: '同一张照片只能选一次' }] })
}

/** A hazard that is no emergency is shown. @throws INVALID_INPUT */
export function needsPhoto(photoIds: readonly string[]): void {
  if (photoIds.length > 0) return
  throw problem('INVALID_INPUT', { fields: [{ path: 'photoIds', message: '请至少拍一张照片' }] })
}
