import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import type { Change } from './records'

/**
 * Something that follows from a record of the table, outside the write that made it. A stream delivers at least once,
 * so the same change twice must leave what it left the first time; records of one item come in order.
 */
export interface Effect {
  /** Its name in the log. */
  name: string
  /** Kinds of items (entity names) it looks at. */
  kinds: readonly string[]
  run: (change: Change) => Promise<void>
  /** 1 notes what others look for, 2 publishes what others read; the rest follows. A whole delivery takes one turn after the other. */
  turn?: 1 | 2
  /**
   * Names what the effect brings up to date from stored state: all records of a delivery with the same subject call it
   * once. Undefined: it runs for this record alone.
   */
  subject?: (change: Change) => string | undefined
}

/** Records of one kind in the stream: the kind's name, and how an item's image is read. */
export const recordsOf = <E extends Entity>(entity: E) => ({
  kind: entity.entityName,
  read: (image: Record<string, unknown>): FormattedItem<E> => new EntityFormatter(entity).format(image),
})
