import { listOf } from '@functions/platform/lists/list'
import { orderFields, outcomeFields, partFields, partKey } from '@functions/platform/orders/fields'
import { kind } from '@functions/platform/store/table'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                          key
 * staff     what I ordered for many workers, and how far it is  PAIRORDER#<ulid> / ORDER
 * staff     what became of each worker of it                  PAIRORDER#<ulid> / PART#<nn>   (≤ 20 workers each)
 * staff     what I ordered, newest first                      byOwner  PAIRORDERS#<street>#<member> / <moment>…  backwards
 * schedule  what was ordered and has not ended                byQueue  UNFINISHED#<street> / <moved>#<id>
 */
/** That many workers get another contact person, or none, and how far it is. */
export const PairOrder = new Entity({
  ...kind('pairOrder'),
  schema: item({
    ...orderFields(),
    /** Whom they are given to; nobody when it is absent. */
    staffId: string().optional(),
    toLabel: string().optional(),
    /** Whose role ended: it goes on whatever becomes of who ended it. */
    leaverId: string().optional(),
  }),
  computeKey: ({ orderId }) => ({ pk: `PAIRORDER#${orderId}`, sk: 'ORDER' }),
})

export type PairOrderItem = FormattedItem<typeof PairOrder>

/** Some workers of an order: who, and once it was their turn what became of them. Written whole with the order's step. */
export const PairPart = new Entity({
  ...kind('pairPart'),
  schema: item({
    ...partFields(),
    rows: list(map({ memberId: string(), ...outcomeFields() })),
  }),
  computeKey: ({ orderId, part }) => ({ pk: `PAIRORDER#${orderId}`, sk: partKey(part) }),
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
