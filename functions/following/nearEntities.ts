import { listOf } from '@functions/platform/lists/list'
import { point } from '@functions/platform/store/point'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                      key
 * reporter  open reports of a kind near a place           NEAR#<street>#<category>#<cell of 500 m> / <reportId>   (≤ 4 queries)
 * admin     open reports that most people joined          byQueue  PLUSES#<street> / <pluses>#<reportId>, backwards
 */

/** The list of a street's open public reports that somebody joined, in `byQueue`. */
export const plusesOf = (streetId: string) => `PLUSES#${streetId}`

/** A public open report's place in its cell; written and taken away by the stream consumer alone. */
export const Near = new Entity({
  ...kind('near'),
  schema: item({
    streetId: string().key(),
    categoryId: string().key(),
    cell: string().key(),
    reportId: string().key(),
    summary: string(),
    address: string(),
    location: point(),
    submittedAt: number(),
    /** Nobody is told. */
    reporterId: string(),
    /** Stored name of the first photo the public may see. */
    photoName: string().optional(),
    pluses: number(),
    /** Only where somebody joined. */
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ streetId, categoryId, cell, reportId }) => ({
    pk: `NEAR#${streetId}#${categoryId}#${cell}`,
    sk: reportId,
  }),
})

/** Open public reports of a kind in a cell of 500 m, newest first. */
export const nearIn = (streetId: string, categoryId: string, cell: string) =>
  listOf(Near, { partition: `NEAR#${streetId}#${categoryId}#${cell}`, reverse: true })

/** Open public reports of a street, those first that most people joined. */
export const joinedMost = (streetId: string) =>
  listOf(Near, { index: 'byQueue', partition: plusesOf(streetId), reverse: true })
