import { plain, table } from '@functions/platform/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { record } from 'dynamodb-toolbox/schema/record'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * who       question                                   key
 * admin     today's numbers by community               COUNT#<street> / DAY#<day>#<community>
 * admin     numbers since the beginning by community   COUNT#<street> / TOTAL#<community>
 * everyone  visits of a station today                  COUNT#<street>#<station> / DAY#<day>
 * consumer  did I count this record already            COUNTED#<event id> / COUNTED
 *
 * Written only by the stream consumer, a batch at a time; rebuildable from the records (`npm run rebuild-counters`).
 */
export const Counter = new Entity({
  name: 'counter',
  table,
  ...plain,
  schema: item({
    scope: string().key(),
    bucket: string().key(),
    counts: record(string(), number()),
  }),
  computeKey: ({ scope, bucket }) => ({ pk: `COUNT#${scope}`, sk: bucket }),
})

export const Counted = new Entity({
  name: 'counted',
  table,
  ...plain,
  schema: item({
    eventId: string().key(),
    /** Longer than a stream keeps records (24 h). */
    expiresAt: number(),
  }),
  computeKey: ({ eventId }) => ({ pk: `COUNTED#${eventId}`, sk: 'COUNTED' }),
})
