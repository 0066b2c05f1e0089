/**
 * Where photos lie. The owner is part of the key: a photo id of somebody else names nothing under one's own.
 *
 * bucket   key                                       who may read it
 * uploads  originals/<street>/<member>/<photo>       onUpload alone
 * photos   photos/<street>/<member>/<photo>.jpg      through signed links, longest side 2048 px
 * photos   thumbs/<street>/<member>/<photo>.jpg      through signed links, longest side 480 px
 */
export interface PhotoName {
  streetId: string
  memberId: string
  photoId: string
}

export const originalKey = ({ streetId, memberId, photoId }: PhotoName) =>
  `originals/${streetId}/${memberId}/${photoId}`
export const photoKey = ({ streetId, memberId, photoId }: PhotoName) => `photos/${streetId}/${memberId}/${photoId}.jpg`
export const thumbKey = ({ streetId, memberId, photoId }: PhotoName) => `thumbs/${streetId}/${memberId}/${photoId}.jpg`

/** The photo an original's key names, or undefined when the key is not one of ours. */
export function photoOfOriginal(key: string): PhotoName | undefined {
  const match = /^originals\/([a-z0-9-]{1,32})\/([0-9A-Z]{26})\/([0-9A-Z]{26})$/.exec(key)
  const [, streetId, memberId, photoId] = match ?? []
  return streetId && memberId && photoId ? { streetId, memberId, photoId } : undefined
}
