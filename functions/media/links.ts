import { GetObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { env } from '@functions/platform/env'
import type { PhotoLinks } from '@shared/contract/media'
import type { InferOutput } from 'valibot'
import {
  copyKey,
  exportKey,
  fileKey,
  paperKey,
  photoKey,
  rowKey,
  type StoredPhoto,
  screenKey,
  tileKey,
  unredactedKey,
} from './keys'
import { type OwnPhoto, storedAs } from './names'
import { s3 } from './s3'

/** Links change this often; within that time a photo keeps its address, so that a phone shows it from its cache. */
const WINDOW_MS = 5 * 60_000
/** A link lives 10 to 15 minutes: this long from the beginning of its window. Seconds. */
const LIVES_SECONDS = 15 * 60

/** A short-lived address of an object in the photos bucket. Signed here, no round trip. */
function linkTo(key: string, bucket = env.photosBucket, savedAs?: string): Promise<string> {
  // The bucket judges a signature by the real time, so the service's own clock, which a test may shift, is left out.
  const signingDate = new Date(Math.floor(Date.now() / WINDOW_MS) * WINDOW_MS)
  const disposition = savedAs === undefined ? undefined : `attachment; filename*=UTF-8''${encodeURIComponent(savedAs)}`
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, ResponseContentDisposition: disposition })
  return getSignedUrl(s3(), command, { expiresIn: LIVES_SECONDS, signingDate })
}

/** Address of the square for a row of a list. A photo that was never uploaded, or refused, answers with nothing to see. */
export async function rowLink(photo: OwnPhoto): Promise<string> {
  return linkTo(rowKey(await storedAs(photo)))
}

/** Addresses of one member's photos, the square for a grid and the whole, in the order given. */
export function photoLinks(
  streetId: string,
  memberId: string,
  photoIds: readonly string[],
): Promise<InferOutput<typeof PhotoLinks>[]> {
  return Promise.all(
    photoIds.map(async (photoId) => {
      const photo = await storedAs({ streetId, memberId, photoId })
      const [thumbUrl, url] = await Promise.all([linkTo(tileKey(photo)), linkTo(photoKey(photo))])
      return { photoId, thumbUrl, url }
    }),
  )
}

/** Address of the square for a row of a list, of a photo by its stored name. */
export const namedRowLink = (streetId: string, name: string) => linkTo(rowKey({ streetId, name }))

/** Address of the whole photo by its stored name. */
export const photoLink = (streetId: string, name: string) => linkTo(photoKey({ streetId, name }))

/** Addresses of a photo by its stored name, which tells nobody whose it is: the square for a grid and the whole. */
export async function namedLinks(streetId: string, name: string): Promise<{ thumbUrl: string; url: string }> {
  const photo = { streetId, name }
  const [thumbUrl, url] = await Promise.all([linkTo(tileKey(photo)), linkTo(photoKey(photo))])
  return { thumbUrl, url }
}

/** Address of a photo as it was before its first black box. */
export const unredactedLink = (photo: StoredPhoto) => linkTo(unredactedKey(photo), env.uploadsBucket)

/** Address of a file of an article, to be kept under a name. */
export const fileLink = (file: StoredPhoto, name: string) => linkTo(fileKey(file), env.uploadsBucket, name)

/** Address of the picture of a signed paper. */
export const paperLink = (paper: StoredPhoto) => linkTo(paperKey(paper), env.uploadsBucket)

/** Address of a photo by its stored name as people see it, as wide as a phone. */
export const screenLink = (photo: StoredPhoto) => linkTo(screenKey(photo))

/** Address of a file of somebody's copy of their data. */
export const copyLink = (copy: StoredPhoto, ending: string) => linkTo(copyKey(copy, ending))

/** Address of a table that staff ordered. */
export const exportLink = (order: Parameters<typeof exportKey>[0]) => linkTo(exportKey(order))
