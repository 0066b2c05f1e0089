import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { momentText } from './place'

/**
 * who       question                                    key
 * consumer  which reports show this photo               PHOTO#<street>#<name> / USED#<reportId>
 * consumer  which photos share these eight bits         LIKENESS#<street>#<month>#<band>#<bits> / <submitted>#<reportId>#<name>   (TTL)
 * staff     which of its photos were used before        REPORT#<id> / ALIKE#<name>#<other report>   (in the report's query)
 */

/** That a report shows a photo: whichever of the two arrives second finds the other. */
export const PhotoUse = new Entity({
  ...kind('photoUse'),
  schema: item({
    streetId: string().key(),
    name: string().key(),
    reportId: string().key(),
    /** Its place among the report's photos, from 1; 0 when it was shown with a move. */
    number: number(),
    submittedAt: number(),
  }),
  computeKey: ({ streetId, name, reportId }) => ({ pk: `PHOTO#${streetId}#${name}`, sk: `USED#${reportId}` }),
})

/** A photo in the bucket of one of its eight bands. */
export const Likeness = new Entity({
  ...kind('likeness'),
  schema: item({
    streetId: string().key(),
    month: string().key(),
    /** Band and its bits: `3#a7`. */
    band: string().key(),
    submittedAt: number().key(),
    reportId: string().key(),
    name: string().key(),
    likeness: string(),
    number: number(),
    /** Epoch seconds; after the last month that looks back to it. */
    expiresAt: number(),
  }),
  computeKey: ({ streetId, month, band, submittedAt, reportId, name }) => ({
    pk: `LIKENESS#${streetId}#${month}#${band}`,
    sk: `${momentText(submittedAt)}#${reportId}#${name}`,
  }),
})

/** That a photo of a report looks like one of an older report. For the eyes of staff alone. */
export const PhotoMatch = new Entity({
  ...kind('photoMatch'),
  schema: item({
    reportId: string().key(),
    name: string().key(),
    otherId: string().key(),
    streetId: string(),
    /** Which photo, here and there, from 1. */
    number: number(),
    otherNumber: number(),
    /** Bits in which they differ. */
    distance: number(),
  }),
  computeKey: ({ reportId, name, otherId }) => ({ pk: `REPORT#${reportId}`, sk: `ALIKE#${name}#${otherId}` }),
})

/** Reports that show a photo. */
export const photoUses = (streetId: string, name: string) =>
  listOf(PhotoUse, { partition: `PHOTO#${streetId}#${name}`, range: { beginsWith: 'USED#' }, consistent: true })

/** Photos of a month that are alike in one band, newest first. */
export const likeIn = (streetId: string, month: string, band: string) =>
  listOf(Likeness, { partition: `LIKENESS#${streetId}#${month}#${band}`, consistent: true, reverse: true })
