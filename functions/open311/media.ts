import { createHash } from 'node:crypto'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { originalKey } from '@functions/media/keys'
import { photoLink } from '@functions/media/links'
import { storedAs } from '@functions/media/names'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import { asError, log } from '@functions/platform/log'
import { derivedId } from '@functions/platform/store/ids'
import { publishedAmong } from '@functions/published/publishedAmong'
import { type PhotoType, REPORT_LIMITS } from '@shared/rules/reports/report'
import { Fault } from './fault'
import type { SentFile } from './form'

/** A picture of a request, as it was sent. */
export interface SentPhoto {
  type: PhotoType
  bytes: Uint8Array
}

/** When S3 is likely to be back. */
const AGAIN_SECONDS = 10

/** How a file of that type begins. */
const BEGINNINGS: readonly (readonly [PhotoType, RegExp])[] = [
  ['image/jpeg', /^ffd8ff/],
  ['image/png', /^89504e470d0a1a0a/],
  ['image/webp', /^52494646.{8}57454250/],
]

/** The pictures among the files, by what they are and not by what they are called; the others are only counted. */
export function photosAmong(files: readonly SentFile[]): { photos: SentPhoto[]; others: number } {
  const photos = files.flatMap(({ bytes }): SentPhoto[] => {
    const beginning = Buffer.from(bytes.subarray(0, 12)).toString('hex')
    const [type] = BEGINNINGS.find(([, looks]) => looks.test(beginning)) ?? []
    return type ? [{ type, bytes }] : []
  })
  const kept = photos.slice(0, REPORT_LIMITS.photos)
  return { photos: kept, others: files.length - kept.length }
}

/** What tells one picture from another. */
export const digestOf = ({ bytes }: SentPhoto): string => createHash('sha256').update(bytes).digest('base64url')

/** The ids of a request's pictures: whoever sends it again sends the same ones. */
export const photoIdsOf = (reportId: string, photos: readonly SentPhoto[]): string[] =>
  photos.map((_, index) => derivedId(reportId, `media#${index + 1}`))

/**
 * Hands pictures over to be developed, as if a phone had uploaded them. Each by itself: one that cannot be kept now costs none
 * of the others, and the client is told to send the same again, which changes nothing but that. @throws Fault 503
 */
export async function handOver(
  { streetId, clientId, reportId }: { streetId: string; clientId: string; reportId: string },
  photos: readonly SentPhoto[],
): Promise<void> {
  const ids = photoIdsOf(reportId, photos)
  const kept = await Promise.allSettled(
    photos.map(async ({ type, bytes }, index) => {
      const key = originalKey(await storedAs({ streetId, memberId: clientId, photoId: ids[index] ?? '' }))
      await s3().send(new PutObjectCommand({ Bucket: env.uploadsBucket, Key: key, Body: bytes, ContentType: type }))
    }),
  )
  const failed = kept.filter((each) => each.status === 'rejected')
  if (failed.length === 0) return
  log.warn('pictures of a program could not be kept', {
    reportId,
    failed: failed.length,
    error: asError(failed[0]?.reason),
  })
  throw new Fault(
    503,
    'not all pictures could be kept, please send the same again 照片没有收全，请原样再发一次',
    AGAIN_SECONDS,
  )
}

interface Pictured {
  reportId: string
  photoNames: readonly string[]
  afterNames: readonly string[]
}

/** The lasting addresses of a request's pictures, those after the repair last. */
export const mediaUrls = (base: string, { reportId, photoNames, afterNames }: Pictured): string[] => [
  ...photoNames.map((_, index) => `${base}/media/${reportId}/${index + 1}.jpg`),
  ...afterNames.map((_, index) => `${base}/media/${reportId}/after-${index + 1}.jpg`),
]

/** Where a picture of a request lies for the next minutes; undefined when the public may not see it, or no longer. */
export async function mediaLink(reportId: string, picture: string): Promise<string | undefined> {
  const [, after, number = ''] = /^(after-)?([1-9]\d?)$/.exec(picture) ?? []
  const [published] = await publishedAmong(undefined, [reportId])
  if (!published) return undefined
  const name = (after ? published.afterNames : published.photoNames)[Number(number) - 1]
  return name && photoLink(published.streetId, name)
}
