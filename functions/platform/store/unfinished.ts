import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity'
import { $remove } from 'dynamodb-toolbox/entity/actions/update'
import { string } from 'dynamodb-toolbox/schema/string'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from './table'

/**
 * Work that somebody ordered and that goes on by its own records stands in a list as long as it has not ended, in the order
 * in which it last moved (index `byQueue`). Whatever stands still there is taken up again (exports/unfinished.ts).
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

/** The first of the street's work of these kinds that stands still at a moment, longest first. One query. */
export async function standingStill<ES extends Entity[]>(
  streetId: string,
  at: number,
  limit: number,
  ...kinds: ES
): Promise<FormattedItem<ES[number]>[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({
      index: 'byQueue',
      partition: unfinishedPartition(streetId),
      range: { lt: movedText(at - STANDS_STILL_MS) },
    })
    .entities(...kinds)
    .options({ limit })
    .send()
  return Items as FormattedItem<ES[number]>[]
}
