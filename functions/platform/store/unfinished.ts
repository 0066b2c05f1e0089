import type { Entity } from 'dynamodb-toolbox/entity'
import { string } from 'dynamodb-toolbox/schema/string'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from './table'

/**
 * Ordered work that goes on by its own records stands in a list until it ends, by when it last moved (index `byQueue`);
 * what stands still there is taken up again (exports/unfinished.ts).
 */
export const unfinishedFields = () => ({ queuePk: string().optional(), queueSk: string().optional() })

const unfinishedPartition = (streetId: string): string => `UNFINISHED#${streetId}`

/** Where work stands that last moved at a moment. */
export const unfinishedIn = (streetId: string, movedAt: number, id: string) => ({
  queuePk: unfinishedPartition(streetId),
  queueSk: `${movedText(movedAt)}#${id}`,
})

const movedText = (epochMs: number): string => String(epochMs).padStart(15, '0')

/** How often work that stands still is taken up again before it ends as not done. */
export const MOST_TRIES = 12

/** So long it must have stood still: a record that fails comes again by itself for about a quarter of an hour. */
export const STANDS_STILL_MS = 15 * 60_000

/** A kind of work in this list. */
export interface Work {
  entity: Entity
  /** By which an operator finds it. */
  nameOf: (order: never) => string
  /** Writes it with one try more, which brings its next step, or ends it after the last. */
  resume: (order: never) => Promise<'resumed' | 'ended'>
}

/** The first of the street's work that stands still at a moment, longest first, each with how it is taken up again. One query. */
export async function standingStill(streetId: string, at: number, limit: number, works: readonly Work[]) {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({
      index: 'byQueue',
      partition: unfinishedPartition(streetId),
      range: { lt: movedText(at - STANDS_STILL_MS) },
    })
    .entities(...works.map(({ entity }) => entity))
    .options({ limit, showEntityAttr: true })
    .send()
  return Items.flatMap((order) => {
    const work = works.find(({ entity }) => entity.entityName === order.entity)
    return work ? [{ name: work.nameOf(order as never), resume: () => work.resume(order as never) }] : []
  })
}
