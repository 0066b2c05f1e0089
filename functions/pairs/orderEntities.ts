import { listOf } from '@functions/platform/lists/list'
import { listedFields } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { unfinishedFields } from '@functions/platform/store/unfinished'
import { BULK_FAILURES, type BulkFailure } from '@shared/rules/reports/bulk'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                          key
 * staff     what I ordered for many workers, and how far it is  PAIRORDER#<ulid> / ORDER
 * staff     what became of each worker of it                  PAIRORDER#<ulid> / PART#<nn>   (≤ 20 workers each)
 * staff     what I ordered, newest first                      byOwner  PAIRORDERS#<street>#<member> / <moment>…  backwards
 * schedule  what was ordered and has not ended                byQueue  UNFINISHED#<street> / <moved>#<id>
 */
const failures = Object.keys(BULK_FAILURES) as BulkFailure[]

/** That many workers get another contact person, or none, and how far it is. */
export const PairOrder = new Entity({
  ...kind('pairOrder'),
  schema: item({
    orderId: string().key(),
    streetId: string(),
    hash: fingerprinted(),
    memberId: string(),
    /** Whom they are given to; nobody when it is absent. */
    staffId: string().optional(),
    toLabel: string().optional(),
    /** Whose role ended: it goes on whatever becomes of who ended it. */
    leaverId: string().optional(),
    at: number(),
    total: number(),
    done: number(),
    refused: number(),
    /** The part whose turn it is, of how many. */
    part: number(),
    parts: number(),
    state: string().enum('running', 'done', 'stopped', 'failed'),
    failure: string()
      .enum(...failures)
      .optional(),
    /** It ends after the part that is in hand. */
    stopAsked: boolean().optional(),
    /** Rises with every step; every step is conditioned on it. */
    version: number(),
    movedAt: number(),
    /** How often it was taken up again since its last step (exports/unfinished.ts). */
    tries: number().optional(),
    /** Epoch seconds. */
    expiresAt: number(),
    ...listedFields(),
    ...unfinishedFields(),
  }),
  computeKey: ({ orderId }) => ({ pk: `PAIRORDER#${orderId}`, sk: 'ORDER' }),
})

export type PairOrderItem = FormattedItem<typeof PairOrder>

/** Some workers of an order: who, and once it was their turn what became of them. Written whole with the order's step. */
export const PairPart = new Entity({
  ...kind('pairPart'),
  schema: item({
    orderId: string().key(),
    part: number().key(),
    streetId: string(),
    rows: list(
      map({
        memberId: string(),
        outcome: string().enum('done', 'refused').optional(),
        code: string().optional(),
        message: string().optional(),
      }),
    ),
    expiresAt: number(),
  }),
  computeKey: ({ orderId, part }) => ({ pk: `PAIRORDER#${orderId}`, sk: `PART#${String(part).padStart(2, '0')}` }),
})

export type PairPartItem = FormattedItem<typeof PairPart>
export type PairRow = PairPartItem['rows'][number]

/** All workers of an order: ≤ 50 parts. */
export const partsOf = (orderId: string) =>
  listOf(PairPart, { partition: `PAIRORDER#${orderId}`, range: { beginsWith: 'PART#' }, consistent: true })

/** What somebody ordered, newest first. */
export const ordersBy = (at: { streetId: string; memberId: string }) =>
  listOf(PairOrder, { index: 'byOwner', partition: listOfOrders(at), reverse: true })

export const listOfOrders = (at: { streetId: string; memberId: string }): string =>
  `PAIRORDERS#${at.streetId}#${at.memberId}`
