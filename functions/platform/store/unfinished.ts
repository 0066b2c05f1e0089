import { now } from '@functions/platform/clock'
import type { Entity } from 'dynamodb-toolbox/entity'
import { $remove } from 'dynamodb-toolbox/entity/actions/update'
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

/** What a step of such work writes beside its own: that it moved, and where it stands now, which is nowhere once it is over. */
export const stepped = (work: { streetId: string; id: string; version: number; at: number }, isOver: boolean) => ({
  ...{ version: work.version + 1, movedAt: work.at, tries: 0 },
  ...(isOver ? { queuePk: $remove(), queueSk: $remove() } : unfinishedIn(work.streetId, work.at, work.id)),
})

const movedText = (epochMs: number): string => String(epochMs).padStart(15, '0')

/** How often work that stands still is taken up again before it ends as not done. */
export const MOST_TRIES = 12

/** So long it must have stood still: a record that fails comes again by itself for about a quarter of an hour. */
export const STANDS_STILL_MS = 15 * 60_000

/** What is written when such work is taken up again: one try more, or its end after the last. */
export function takenUp({
  tries = 0,
  ...work
}: {
  streetId: string
  id: string
  version: number
  tries?: number | undefined
}) {
  const isOver = tries >= MOST_TRIES
  return { isOver, next: { ...stepped({ ...work, at: now() }, isOver), tries: tries + 1 } }
}

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
