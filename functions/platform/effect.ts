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
}
