import { listOf } from '@functions/platform/lists/list'
import { listedFields } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { unfinishedFields } from '@functions/platform/store/unfinished'
import { BULK_FAILURES, BULK_MOVES, type BulkFailure, type BulkMove } from '@shared/rules/reports/bulk'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                         key
 * staff     a move I ordered for many, and how far it is     BULK#<ulid> / ORDER
 * staff     what became of each report of it                 BULK#<ulid> / PART#<nn>   (≤ 20 reports each)
 * staff     what I ordered, newest first                     byOwner  BULK#<street>#<member> / <moment>…  backwards
 * schedule  what was ordered and has not ended               byQueue  UNFINISHED#<street> / <moved>#<id>
 */
const moves = Object.keys(BULK_MOVES) as BulkMove[]
const failures = Object.keys(BULK_FAILURES) as BulkFailure[]

/** A move that was ordered for many reports, and how far it is. */
export const BulkOrder = new Entity({
  ...kind('bulkOrder'),
  schema: item({
    orderId: string().key(),
    streetId: string(),
    /** Fingerprint of what was ordered. */
    hash: fingerprinted(),
    memberId: string(),
    move: string().enum(...moves),
    note: string(),
    assigneeId: string().optional(),
    teamId: string().optional(),
    about: string().optional(),
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
  computeKey: ({ orderId }) => ({ pk: `BULK#${orderId}`, sk: 'ORDER' }),
})

export type BulkOrderItem = FormattedItem<typeof BulkOrder>

/** Some reports of an order: which, and once it was their turn what became of them. Written whole with the order's step. */
export const BulkPart = new Entity({
  ...kind('bulkPart'),
  schema: item({
    orderId: string().key(),
    part: number().key(),
    streetId: string(),
    rows: list(
      map({
        reportId: string(),
        outcome: string().enum('done', 'refused').optional(),
        code: string().optional(),
        message: string().optional(),
      }),
    ),
    expiresAt: number(),
  }),
  computeKey: ({ orderId, part }) => ({ pk: `BULK#${orderId}`, sk: `PART#${String(part).padStart(2, '0')}` }),
})

export type BulkPartItem = FormattedItem<typeof BulkPart>
export type BulkRow = BulkPartItem['rows'][number]

/** All reports of an order: ≤ 50 parts of ≤ 4 KB. */
export const partsOf = (orderId: string) =>
  listOf(BulkPart, { partition: `BULK#${orderId}`, range: { beginsWith: 'PART#' }, consistent: true })

/** What somebody ordered, newest first. */
export const ordersBy = (at: { streetId: string; memberId: string }) =>
  listOf(BulkOrder, { index: 'byOwner', partition: listOfOrders(at), reverse: true })

export const listOfOrders = (at: { streetId: string; memberId: string }): string => `BULK#${at.streetId}#${at.memberId}`
