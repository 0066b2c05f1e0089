import { liesOnPhoto, REDACTION_LIMITS, WHOLE } from '@shared/rules/reports/redaction'
import * as v from 'valibot'
import { get, write } from './route'
import { Moment, Text, Ulid } from './types'

const Thousandth = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(WHOLE))

/** In thousandths of the photo's width and height, from its upper left corner. */
const BlackBox = v.pipe(
  v.object({ left: Thousandth, top: Thousandth, width: Thousandth, height: Thousandth }),
  v.check(liesOnPhoto, '遮挡框要在照片上，也不能太小'),
)

const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))

const Redaction = v.object({
  photoId: Ulid,
  /** The photo as it is shown now. */
  url: v.string(),
  boxes: v.pipe(v.array(BlackBox), v.maxLength(REDACTION_LIMITS.boxes)),
  /** Rises with every change; 0 when there was none. */
  version: Version,
  /** Does the picture show these boxes already? */
  applied: v.boolean(),
  /** Making the picture was given up: saving again orders it anew. */
  failed: v.optional(v.boolean()),
  /** May the caller take boxes away and see the photo without them? */
  mayUncover: v.boolean(),
  /** Who changed the boxes last, masked. */
  byLabel: v.optional(v.string()),
  at: v.optional(Moment),
})

/** Faces and plates in photos of reports: hidden from everybody but the street office. Part of `safety`. */
export const redactionRoutes = {
  redaction: get('/safety/reports/{reportId}/photos/{photoId}', {
    summary: 'A photo of a report with the black boxes on it',
    roles: ['gridWorker', 'admin'],
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ reportId: Ulid, photoId: Ulid }))
    .output(Redaction),
  redact: write('/safety/reports/{reportId}/photos/{photoId}/boxes', {
    summary: 'Set the black boxes on a photo; only the street office takes one away',
    roles: ['gridWorker', 'admin'],
    errors: ['NOT_FOUND', 'REDACTION_CHANGED', 'UNCOVERS'],
  })
    .input(
      v.object({
        reportId: Ulid,
        photoId: Ulid,
        id: Ulid,
        /** The version that was seen. */
        version: Version,
        boxes: v.pipe(
          v.array(BlackBox),
          v.maxLength(REDACTION_LIMITS.boxes, `一张照片最多 ${REDACTION_LIMITS.boxes} 个遮挡框`),
        ),
      }),
    )
    .output(Redaction),
  original: write('/safety/reports/{reportId}/photos/{photoId}/original', {
    summary: 'The photo without boxes, for the street office; the look is on record where its reporter sees it',
    roles: ['admin'],
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(
      v.object({
        reportId: Ulid,
        photoId: Ulid,
        id: Ulid,
        purpose: Text(2, REDACTION_LIMITS.purposeCharacters, '用途'),
      }),
    )
    .output(v.object({ url: v.string() })),
}
