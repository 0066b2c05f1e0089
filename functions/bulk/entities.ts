import { listOf } from '@functions/platform/lists/list'
import { orderFields, outcomeFields, partFields, partKey } from '@functions/platform/orders/fields'
import { kind } from '@functions/platform/store/table'
import { BULK_MOVES, type BulkMove } from '@shared/rules/reports/bulk'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                         key
 * staff     a move I ordered for many, and how far it is     BULK#<ulid> / ORDER
 * staff     what became of each report of it                 BULK#<ulid> / PART#<nn>   (≤ 20 reports each)
 * staff     what I ordered, newest first                     byOwner  BULK#<street>#<member> / <moment>…  backwards
 * schedule  what was ordered and has not ended               byQueue  UNFINISHED#<street> / <moved>#<id>
 */
const moves = Object.keys(BULK_MOVES) as BulkMove[]

/** A move that was ordered for many reports, and how far it is. */
export const BulkOrder = new Entity({
  ...kind('bulkOrder'),
  schema: item({
    ...orderFields(),
    move: string().enum(...moves),
    note: string(),
    assigneeId: string().optional(),
    teamId: string().optional(),
    about: string().optional(),
  }),
  computeKey: ({ orderId }) => ({ pk: `BULK#${orderId}`, sk: 'ORDER' }),
})

export type BulkOrderItem = FormattedItem<typeof BulkOrder>

/** Some reports of an order: which, and once it was their turn what became of them. Written whole with the order's step. */
export const BulkPart = new Entity({
  ...kind('bulkPart'),
  schema: item({
    ...partFields(),
    rows: list(map({ reportId: string(), ...outcomeFields() })),
  }),
  computeKey: ({ orderId, part }) => ({ pk: `BULK#${orderId}`, sk: partKey(part) }),
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
