import { ATTACHMENT_LIMITS, ATTACHMENT_TYPES } from '@shared/rules/articles/attachment'
import { MAX_PHOTO_BYTES, PHOTO_TYPES } from '@shared/rules/reports/report'
import * as v from 'valibot'
import { post } from './route'
import { Moment, Ulid } from './types'

/** An uploaded photo, once processed: short-lived links to a square of 251 px and to the whole, at most 2048 px. */
export const PhotoLinks = v.object({ photoId: Ulid, thumbUrl: v.string(), url: v.string() })

const FILE_TYPES = Object.values(ATTACHMENT_TYPES).map(({ mime }) => mime)

export const media = {
  createFile: post('/uploads/files', {
    summary: 'A one-off form to upload one file of an article, or the picture of a signed consent',
    roles: ['admin'],
    success: 201,
    errors: ['UPLOAD_DAILY_CAP'],
  })
    .input(
      v.object({
        /** The file's id, made by the desk; asking again gives the same key. */
        id: Ulid,
        purpose: v.picklist(['attachment', 'paper']),
        contentType: v.picklist([...FILE_TYPES, 'image/jpeg'], '只能上传 PDF、Word、Excel 文件'),
        bytes: v.pipe(
          v.number(),
          v.integer(),
          v.minValue(1),
          v.maxValue(ATTACHMENT_LIMITS.bytes, '文件不能超过 10 MB'),
        ),
      }),
    )
    .output(v.object({ fileId: Ulid, url: v.string(), fields: v.record(v.string(), v.string()), expiresAt: Moment })),
  createUpload: post('/uploads', {
    summary: 'A one-off form to upload one photo with: size, type and key are fixed by its signature',
    roles: ['member'],
    success: 201,
    errors: ['UPLOAD_DAILY_CAP'],
  })
    .input(
      v.object({
        /** The photo's id, made by the phone; asking again gives the same key. */
        id: Ulid,
        contentType: v.picklist(PHOTO_TYPES, '只能上传 JPG、PNG 或 WebP 照片'),
        bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PHOTO_BYTES, '照片不能超过 10 MB')),
      }),
    )
    .output(
      v.object({
        photoId: Ulid,
        url: v.string(),
        /** Form fields, to be sent in this order before the file. */
        fields: v.record(v.string(), v.string()),
        expiresAt: Moment,
      }),
    ),
}
