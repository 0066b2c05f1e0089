import { string } from 'dynamodb-toolbox/schema/string'

/**
 * Work that somebody ordered and that goes on by its own records stands in a list as long as it has not ended, in the order
 * in which it last moved (index `byQueue`). Whatever stands still there is taken up again (reports/unfinished.ts).
 */
export const unfinishedFields = () => ({ queuePk: string().optional(), queueSk: string().optional() })

export const unfinishedPartition = (streetId: string): string => `UNFINISHED#${streetId}`

/** Where work stands that last moved at a moment. */
export const unfinishedIn = (streetId: string, movedAt: number, id: string) => ({
  queuePk: unfinishedPartition(streetId),
  queueSk: `${movedText(movedAt)}#${id}`,
})

export const movedText = (epochMs: number): string => String(epochMs).padStart(15, '0')

/** How often work that stands still is taken up again before it ends as not done. */
export const MOST_TRIES = 12

/** So long it must have stood still: a record that fails comes again by itself for about a quarter of an hour. */
export const STANDS_STILL_MS = 15 * 60_000
