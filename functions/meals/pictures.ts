import { photoLinks } from '@functions/media/links'

/** `tile` for a row or a card, `whole` where it is the page's picture. */
export type PictureSize = 'tile' | 'whole'

/** How an uploaded photo stands in an offer, and in the vouchers bought of it: whose it is and which. */
export const photoPicture = (memberId: string, photoId: string) => `photo/${memberId}/${photoId}`

/** Is it an uploaded photo, and not one of the app's drawings? */
export const isPhoto = (picture: string) => picture.startsWith('photo/')

/** Whose uploaded photo it is and which; undefined for one of the app's drawings. */
export function photoOf(picture: string): { memberId: string; photoId: string } | undefined {
  const [kind, memberId, photoId] = picture.split('/')
  return kind === 'photo' && memberId && photoId ? { memberId, photoId } : undefined
}

/** A picture as a phone shows it: the drawing's code, or a short-lived link. Signed here, no round trip. */
export async function pictureLink(streetId: string, picture: string, size: PictureSize): Promise<string> {
  const photo = photoOf(picture)
  if (!photo) return picture
  const [links] = await photoLinks(streetId, photo.memberId, [photo.photoId])
  return (size === 'tile' ? links?.thumbUrl : links?.url) ?? picture
}
