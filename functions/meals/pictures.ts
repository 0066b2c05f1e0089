import { photoLinks } from '@functions/media/links'

/** `tile` for a row or a card, `whole` where it is the page's picture. */
export type PictureSize = 'tile' | 'whole'

/** How an uploaded photo stands in an offer, and in the vouchers bought of it: whose it is and which. */
export const photoPicture = (memberId: string, photoId: string) => `photo/${memberId}/${photoId}`

/** Is it an uploaded photo, and not one of the app's drawings? */
export const isPhoto = (picture: string) => picture.startsWith('photo/')

/** A picture as a phone shows it: the drawing's code, or a short-lived link. Signed here, no round trip. */
export async function pictureLink(streetId: string, picture: string, size: PictureSize): Promise<string> {
  const [kind, memberId, photoId] = picture.split('/')
  if (kind !== 'photo' || !memberId || !photoId) return picture
  const [links] = await photoLinks(streetId, memberId, [photoId])
  return (size === 'tile' ? links?.thumbUrl : links?.url) ?? picture
}
