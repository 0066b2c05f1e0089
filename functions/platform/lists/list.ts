import { table } from '@functions/platform/store/table'
import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

/** Where a list is: a partition of the table or of an index, and which of its sort keys. */
interface Where {
  index?: 'byOwner' | 'byQueue'
  partition: string
  range?: { beginsWith: string } | { lt: string } | { between: [string, string] }
  /** Last first. */
  reverse?: boolean
  /** Every write before included; an index never says that. */
  consistent?: boolean
}

interface Options {
  limit?: number
  maxPages?: number
  exclusiveStartKey?: Key
  select?: 'COUNT'
}

export type Key = Record<string, unknown>

/** A part of a list; `from` is the `next` of the part before. */
export interface Part {
  limit: number
  from?: Key | undefined
}

/** Up to 4 MB: more than any list of a street's own things has. */
const BOUNDED = 4

/**
 * An access pattern: the items of an entity that lie together, in the order of their keys. It stands beside its entity as a
 * function that is named after its question; docs/data-model.md has its cost. ½ read unit for 4 KB, 1 when consistent.
 */
export function listOf<E extends Entity>(entity: E, { reverse = false, consistent = false, ...where }: Where) {
  const query = async (
    options: Options,
  ): Promise<{ Items?: FormattedItem<E>[]; LastEvaluatedKey?: Key | undefined; Count?: number | undefined }> => {
    return table
      .build(QueryCommand)
      .query(where)
      .entities(entity)
      .options({ ...options, reverse, consistent })
      .send()
  }
  const page = async ({ limit, from }: Part) => {
    const { Items: items = [], LastEvaluatedKey: next } = await query({
      limit,
      ...(from ? { exclusiveStartKey: from } : {}),
    })
    return { items, next }
  }
  return {
    /** One query. */
    page,
    /** The first so many. One query. */
    first: async (limit: number) => (await query({ limit })).Items ?? [],
    /** All of it at once: one query, and one more for each MB. */
    all: async (maxPages: number = BOUNDED) => (await query({ maxPages })).Items ?? [],
    /** How many there are, counted up to `limit`. One query; without a limit one more for each MB. */
    count: async (limit?: number) => {
      const most = limit === undefined ? { maxPages: Number.POSITIVE_INFINITY } : { limit }
      return (await query({ ...most, select: 'COUNT' })).Count ?? 0
    },
    /** All of it, page after page. */
    async *pages(limit: number) {
      let from: Key | undefined
      do {
        const { items, next } = await page({ limit, from })
        yield items
        from = next
      } while (from)
    },
  }
}

/** An item of one of several entities, told apart by `entity`. */
export type Mixed<E extends Entity> = E extends Entity ? FormattedItem<E> & { entity: E['entityName'] } : never

/** Several entities that lie together: all of it at once, every write before included. */
export async function allOf<ES extends Entity[]>(
  { partition, begin }: { partition: string; begin?: string },
  ...entities: ES
): Promise<Mixed<ES[number]>[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition, ...(begin ? { range: { beginsWith: begin } } : {}) })
    .entities(...entities)
    .options({ consistent: true, showEntityAttr: true, maxPages: Number.POSITIVE_INFINITY })
    .send()
  return Items as Mixed<ES[number]>[]
}
